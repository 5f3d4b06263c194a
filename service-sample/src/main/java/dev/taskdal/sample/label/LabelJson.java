package dev.taskdal.sample.label;

import dev.taskdal.dal.label.CategoryId;
import dev.taskdal.dal.label.Label;
import dev.taskdal.dal.label.TagId;

/** A tag or a category as the API shows it. */
public record LabelJson(long id, String name) {

    /** That of the layer. */
    public static LabelJson of(Label<?> label) {
        long id = label.id() instanceof TagId tag ? tag.value() : ((CategoryId) label.id()).value();
        return new LabelJson(id, label.name());
    }
}
