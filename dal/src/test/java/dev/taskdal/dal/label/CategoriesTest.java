package dev.taskdal.dal.label;

import dev.taskdal.dal.query.Session;

class CategoriesTest extends LabelsTest<CategoryId> {

    CategoriesTest() {
        super("category");
    }

    @Override
    Labels<CategoryId> labels(Session session) {
        return Labels.categories(session);
    }

    @Override
    CategoryId id(long value) {
        return new CategoryId(value);
    }
}
