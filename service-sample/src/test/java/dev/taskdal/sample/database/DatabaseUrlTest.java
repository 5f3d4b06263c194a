package dev.taskdal.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskdal.migrator.DatabaseAddress;
import dev.taskdal.sample.StartRefusedException;
import org.junit.jupiter.api.Test;

/** The forms that there are have their test beside {@link DatabaseAddress}. */
class DatabaseUrlTest {

    @Test
    void url_ofAKnownForm_isTakenApart() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@h:5432/d"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h:5432/d", "u", "p"));
    }

    @Test
    void url_ofAnotherForm_isRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://u:secret@h"))
                .isInstanceOf(StartRefusedException.class)
                .hasNoCause()
                .hasMessage("DATABASE_URL can't be used: it names no host or no database."
                        + " Its value isn't shown, since it may hold a password.");
    }
}
