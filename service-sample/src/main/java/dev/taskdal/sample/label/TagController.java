package dev.taskdal.sample.label;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.TagId;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tags of the one who is logged in. */
@RestController
@RequestMapping(TagController.PATH)
@Tag(name = "Tags")
final class TagController extends LabelController<TagId> {

    static final String PATH = "/api/tags";

    TagController(Dal dal) {
        super(PATH, dal.tags(), TagId::new);
    }
}
