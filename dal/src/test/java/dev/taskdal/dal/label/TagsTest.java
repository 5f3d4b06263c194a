package dev.taskdal.dal.label;

import dev.taskdal.dal.query.Session;

class TagsTest extends LabelsTest<TagId> {

    TagsTest() {
        super("tag");
    }

    @Override
    Labels<TagId> labels(Session session) {
        return Labels.tags(session);
    }

    @Override
    TagId id(long value) {
        return new TagId(value);
    }
}
