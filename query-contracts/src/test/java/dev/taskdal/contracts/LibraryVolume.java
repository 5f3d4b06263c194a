package dev.taskdal.contracts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Books on shelves, one shelf for 50 books; shelf 1 has a tenth of them. Little enough for the tests of the kit itself. */
class LibraryVolume implements Volume {

    private static final String SCHEMA = """
            create table shelf (id bigint primary key);
            create table book (
                id bigint primary key,
                shelf_id bigint not null references shelf,
                title text not null,
                pages int not null,
                summary text not null);
            create index ix_book_shelf on book (shelf_id, id);
            create index ix_book_title on book (title collate "C", id);
            """;

    private static final String ROWS = """
            insert into shelf select generate_series(1, %1$d / 50);
            insert into book (id, shelf_id, title, pages, summary)
            select i, case when h %% 10 = 0 then 1 else 1 + h %% (%1$d / 50) end, 'Title ' || i, h %% 1000,
                   repeat('Long ago, ', 30)
            from (select i, hashint8extended(i, 1) & 1048575 h from generate_series(1, %1$d) i
                  order by hashint8extended(i, 2)) numbered;
            """;

    @Override
    public void fill(DataSource database, long rows) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA + more() + ROWS.formatted(rows));
        }
    }

    /** What a test adds to the schema. */
    String more() {
        return "";
    }
}
