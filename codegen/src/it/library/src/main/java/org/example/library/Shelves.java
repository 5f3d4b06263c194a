package org.example.library;

import static org.example.library.db.Tables.BOOK;

import org.example.library.db.enums.Binding;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.Record2;

final class Shelves {

    Result<Record2<String, String>> hardcovers(DSLContext dsl) {
        return dsl.select(BOOK.TITLE, BOOK.SHELF)
                .from(BOOK)
                .where(BOOK.BINDING.eq(Binding.hardcover))
                .fetch();
    }
}
