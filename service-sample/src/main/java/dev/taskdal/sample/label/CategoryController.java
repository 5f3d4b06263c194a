package dev.taskdal.sample.label;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.label.CategoryId;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The categories of the one who is logged in. */
@RestController
@RequestMapping(CategoryController.PATH)
@Tag(name = "Categories")
final class CategoryController extends LabelController<CategoryId> {

    static final String PATH = "/api/categories";

    CategoryController(Dal dal) {
        super(PATH, dal.categories(), CategoryId::new);
    }
}
