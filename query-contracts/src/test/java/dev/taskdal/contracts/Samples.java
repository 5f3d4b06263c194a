package dev.taskdal.contracts;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;

/** Samples of the kinds that most queries have. */
final class Samples {

    /** A page after a part of the list: of a million tasks, thousands of rows. */
    private static final int ROWS_PER_SKIPPED = 200;

    private Samples() {}

    interface Pages<T> {
        Page<T> page(Dal dal, PageRequest request);
    }

    interface Use {
        Object of(Dal dal);
    }

    static Sample with(Use use) {
        return (database, rows) -> {
            Dal dal = Dal.open(database);
            return () -> use.of(dal);
        };
    }

    /** The first page, a long one, one far on, and the one before that. */
    static <T> void pages(QueryContracts contracts, String query, String whose, Pages<T> pages) {
        contracts
                .reads(query, "first page, " + whose, with(dal -> pages.page(dal, PageRequest.first(20))))
                .reads(query, "page of 1,000, " + whose, with(dal -> pages.page(dal, PageRequest.first(1000))))
                .reads(query, "a page far on, " + whose, (database, rows) -> {
                    Dal dal = Dal.open(database);
                    PageRequest after =
                            PageRequest.at(20, farOn(dal, rows, pages).next().orElseThrow());
                    return () -> pages.page(dal, after);
                })
                .reads(query, "the page before that, " + whose, (database, rows) -> {
                    Dal dal = Dal.open(database);
                    PageRequest before = PageRequest.at(
                            20, farOn(dal, rows, pages).previous().orElseThrow());
                    return () -> pages.page(dal, before);
                });
    }

    private static <T> Page<T> farOn(Dal dal, long rows, Pages<T> pages) {
        long toSkip = rows / ROWS_PER_SKIPPED;
        int size = (int) Math.min(toSkip / 2, PageRequest.MAX_SIZE);
        Page<T> page = pages.page(dal, PageRequest.first(size));
        for (long skipped = size; skipped < toSkip; skipped += size) {
            page = pages.page(dal, PageRequest.at(size, page.next().orElseThrow()));
        }
        return page;
    }
}
