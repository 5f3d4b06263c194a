package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "postgresql://u:p@h:5432/d, jdbc:postgresql://h:5432/d, u, p",
                "postgres://u:p@h:5432/d, jdbc:postgresql://h:5432/d, u, p",
                "postgresql://u@h/d, jdbc:postgresql://h/d, u, -",
                "postgresql://h/d, jdbc:postgresql://h/d, -, -",
                "postgresql://u:a%40b%2Fc%3A%25+%C3%A9@h/d, jdbc:postgresql://h/d, u, a@b/c:%+é",
                "postgresql://us%65r:p:q@h/d, jdbc:postgresql://h/d, user, p:q",
                "postgresql://u:p@q@h/d, jdbc:postgresql://h/d, u, p@q",
                "postgresql://u:p@[::1]:5433/d%20b, jdbc:postgresql://[::1]:5433/d%20b, u, p",
                "'postgresql://u:p@h1:1,h2:2/d?sslmode=require', 'jdbc:postgresql://h1:1,h2:2/d?sslmode=require', u, p",
                "postgresql://h/d?user=u&sslmode=disable&password=p%26q, jdbc:postgresql://h/d?sslmode=disable, u, p&q",
                "jdbc:postgresql://h:5432/d, jdbc:postgresql://h:5432/d, -, -",
                "jdbc:postgresql://h/d?user=u&password=p, jdbc:postgresql://h/d, u, p",
                "jdbc:postgresql://u:p@h/d, jdbc:postgresql://h/d, u, p",
                "' postgresql://h/d ', jdbc:postgresql://h/d, -, -",
            })
    void url_ofAKnownForm_isTakenApart(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseAddress.parse(url)).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:secret@h/d, doesn't start with",
        "localhost, doesn't start with",
        "h:5432/d?password=secret, doesn't start with",
        "postgresql:h/d?password=secret, doesn't start with",
        "postgresql://, no host or no database",
        "postgresql://u:secret@h, no host or no database",
        "postgresql://u:secret@h/, no host or no database",
        "postgresql://u:sec/ret@h/d, where none can be",
        "postgresql://u:secret@h/d#x, where none can be",
        "postgresql://u:secret%4@h/d, its password has a %",
        "postgresql://u%zz:secret@h/d, its user has a %",
        "postgresql://u:secret@h:port/d, host or port",
        "postgresql://u:secret@h:70000/d, host or port",
        "postgresql://me:secret/d, host or port",
        "jdbc:postgresql:d?password=secret, doesn't start with",
    })
    void url_ofAnotherForm_isRefusedWithoutBeingShown(String url, String reason) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .contains(reason)
                .doesNotContain("sec");
    }

    @Test
    void address_printed_hasNeitherPasswordNorParameters() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://u:secret@h:1/d?sslpassword=secret");
        assertThat(address).hasToString("postgresql://h:1/d");
    }
}
