package dev.taskdal.dal.query;

import static dev.taskdal.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.CustomTable;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableRecordImpl;
import org.junit.jupiter.api.Test;

class KeysetTest {

    /** A table with a column that can be null. */
    private static final class Shelf extends CustomTable<ShelfRecord> {

        private static final long serialVersionUID = 1L;
        private static final Shelf SHELF = new Shelf();

        private final TableField<ShelfRecord, Instant> checked =
                createField(name("checked"), SQLDataType.INSTANT, this);

        private Shelf() {
            super(name("shelf"));
        }

        @Override
        public Class<ShelfRecord> getRecordType() {
            return ShelfRecord.class;
        }
    }

    private static final class ShelfRecord extends TableRecordImpl<ShelfRecord> {

        private static final long serialVersionUID = 1L;

        private ShelfRecord() {
            super(Shelf.SHELF);
        }
    }

    @Test
    void keyset_onAColumnThatCanBeNull_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keyset.newestFirst(Shelf.SHELF.checked, TASK.ID))
                .withMessage("A keyset needs columns that are NOT NULL, but \"shelf\".\"checked\" isn't.");
    }

    @Test
    void keyset_ofAUniqueTimeThatCanBeNull_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keyset.newestFirst(Shelf.SHELF.checked))
                .withMessage("A keyset needs columns that are NOT NULL, but \"shelf\".\"checked\" isn't.");
    }

    @Test
    void keyset_onAnIdThatIsNoBigint_isRefused() {
        Field<Integer> number = field(name("number"), SQLDataType.INTEGER.notNull());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keyset.newestFirst(TASK.CREATED_AT, number))
                .withMessage("A keyset needs an id of type bigint, but \"number\" is of type integer.");
    }
}
