package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    @Test
    void template_lentTwice_clonesAreIndependent() throws Exception {
        try (var postgres = ThrowawayPostgres.start(ThrowawaySettings.embedded())) {
            var template = postgres.prepareTemplate(EmbeddedServerTest::createTable);
            try (var one = template.lend();
                    var other = template.lend()) {
                insertRow(one.dataSource());
                assertThat(countRows(one.dataSource())).isEqualTo(1);
                assertThat(countRows(other.dataSource())).isZero();
            }
        }
    }

    private static void createTable(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id int)");
        }
    }

    private static void insertRow(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO item VALUES (1)");
        }
    }

    private static int countRows(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM item")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
