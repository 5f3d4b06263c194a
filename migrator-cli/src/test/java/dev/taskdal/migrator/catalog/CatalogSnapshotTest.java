package dev.taskdal.migrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.taskdal.migrator.golden.Golden;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest(SampleSchema.class)
class CatalogSnapshotTest {

    private static final int RECORDED_ON = 18;

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect(DataSource database) throws SQLException {
        connection = database.getConnection();
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Also on older servers: then two major versions are compared. */
    @Test
    void snapshot_onAnyServer_agreesWithTheOneThatWasRecorded() throws Exception {
        assertAgreesWithRecorded("catalog/sample.txt");
    }

    @Test
    void snapshot_ofWhatWantsASuperuser_agreesWithTheOneThatWasRecorded() throws Exception {
        assumeThat(query("select usesuper::text from pg_user where usename = current_user"))
                .isEqualTo("true");
        SampleSchema.run(statement, "catalog/sample-superuser.sql");

        assertAgreesWithRecorded("catalog/sample-superuser.txt");
    }

    /** What changes in between, the search path among it, doesn't make it plan anew. */
    @Test
    void snapshot_ofTheSameSession_keepsItsPlan() throws SQLException {
        CatalogSnapshot.of(connection);
        statement.execute("CREATE TABLE another (id bigint)");
        CatalogSnapshot.of(connection);

        assertThat(query("SELECT count(*) || ' for ' || sum(generic_plans) FROM pg_prepared_statements"
                        + " WHERE from_sql AND statement LIKE 'PREPARE%'"))
                .isEqualTo("1 for 2");
    }

    private void assertAgreesWithRecorded(String recorded) throws Exception {
        if (connection.getMetaData().getDatabaseMajorVersion() == RECORDED_ON) {
            Golden.assertMatches(recorded, RecordedCatalog.of(connection));
        }
        assertThat(RecordedCatalog.read(RECORDED_ON, Golden.read(recorded))
                        .differencesTo(CatalogSnapshot.of(connection)))
                .isEmpty();
    }

    /** The file shows each statement and what it makes different. */
    @Test
    void change_ofAnything_isNamedWithBothDefinitions() throws Exception {
        CatalogSnapshot before = CatalogSnapshot.of(connection);
        connection.setAutoCommit(false);
        StringBuilder found = new StringBuilder();

        for (String change : Golden.read("catalog/changes.sql").lines().toList()) {
            statement.execute(change);
            List<CatalogDifference> differences = before.differencesTo(CatalogSnapshot.of(connection));
            connection.rollback();

            assertThat(differences).as(change).isNotEmpty();
            found.append("> ").append(change).append('\n');
            differences.forEach(difference -> found.append(difference).append('\n'));
            found.append('\n');
        }

        if (connection.getMetaData().getDatabaseMajorVersion() == RECORDED_ON) {
            Golden.assertMatches("catalog/changes.txt", found.toString());
        }
    }

    /** Nothing of the session shows in the text; the zone shows in literals of timestamptz if one lets it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TIME ZONE 'Asia/Kathmandu'",
                "SET search_path = public, shop",
                "SET search_path = shop",
                "SET quote_all_identifiers = on",
                "SET IntervalStyle = 'sql_standard'",
                "SET extra_float_digits = -5"
            })
    void snapshot_underOtherSettings_isTheSame(String setting) throws SQLException {
        CatalogSnapshot before = CatalogSnapshot.of(connection);
        statement.execute(setting);

        assertThat(CatalogSnapshot.of(connection).definitions()).isEqualTo(before.definitions());
    }

    @Test
    void snapshot_inAutocommit_leavesTheSessionAsItWas() throws SQLException {
        statement.execute("SET search_path = shop");
        statement.execute("SET TIME ZONE 'Asia/Kathmandu'");

        CatalogSnapshot.of(connection);

        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(query("SHOW search_path")).isEqualTo("shop");
        assertThat(query("SHOW TimeZone")).isEqualTo("Asia/Kathmandu");
    }

    @Test
    void snapshot_inATransaction_seesItsChangesAndLeavesItOpen() throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("SET LOCAL search_path = shop");
        statement.execute("CREATE TABLE shop.cart (id int)");

        assertThat(CatalogSnapshot.of(connection).definitions()).containsKey("table shop.cart");
        assertThat(query("SHOW search_path")).isEqualTo("shop");
        connection.commit();
        assertThat(CatalogSnapshot.of(connection).definitions()).containsKey("table shop.cart");
    }

    @Test
    void snapshot_afterColumnIsDroppedAndAddedAgain_isTheSame() throws SQLException {
        statement.execute("CREATE TABLE cart (id int, name text NOT NULL, n int)");
        statement.execute("CREATE STATISTICS cart_st ON name, n FROM cart");
        CatalogSnapshot before = CatalogSnapshot.of(connection);

        statement.execute("ALTER TABLE cart DROP COLUMN name");
        statement.execute("ALTER TABLE cart ADD COLUMN name text NOT NULL");
        statement.execute("CREATE STATISTICS cart_st ON name, n FROM cart");

        assertThat(before.differencesTo(CatalogSnapshot.of(connection))).isEmpty();
    }

    @Test
    void snapshot_afterDefaultRightsAreGiven_isTheSame() throws SQLException {
        statement.execute("CREATE TABLE cart (id int)");
        statement.execute("CREATE FUNCTION weight() RETURNS int LANGUAGE sql AS 'select 1'");
        statement.execute("GRANT EXECUTE ON FUNCTION weight TO PUBLIC");
        CatalogSnapshot before = CatalogSnapshot.of(connection);

        statement.execute("GRANT ALL ON cart TO CURRENT_USER");
        statement.execute("GRANT EXECUTE ON FUNCTION weight TO PUBLIC");
        statement.execute("GRANT SELECT ON cart TO pg_monitor");
        statement.execute("REVOKE SELECT ON cart FROM pg_monitor");

        assertThat(before.differencesTo(CatalogSnapshot.of(connection))).isEmpty();
    }

    @Test
    void snapshot_ofHistoryAndMembersOfExtensions_hasNone() throws SQLException {
        assertThat(CatalogSnapshot.of(connection).definitions().keySet())
                .contains("extension hstore", "extension citext")
                .noneMatch(name -> name.contains("flyway"))
                .noneMatch(name -> name.contains("hstore") && !name.contains("extension"))
                .noneMatch(name -> name.contains("citext") && !name.contains("extension"));
    }

    @Test
    void difference_inATableThatIsMissing_isOneAndNotOneForEachColumn() throws SQLException {
        CatalogSnapshot before = CatalogSnapshot.of(connection);
        statement.execute("CREATE TABLE cart (id int PRIMARY KEY, name text UNIQUE)");
        statement.execute("COMMENT ON COLUMN cart.id IS 'which'");

        assertThat(before.differencesTo(CatalogSnapshot.of(connection)))
                .extracting(CatalogDifference::toString)
                .containsExactly("table public.cart: not expected\n    found    TABLE");
    }

    @Test
    void withoutDatabase_settingsOfTheDatabase_areLeftOut() throws SQLException {
        CatalogSnapshot before = CatalogSnapshot.of(connection).withoutDatabase();
        statement.execute("DO $$ BEGIN EXECUTE format("
                + "'ALTER DATABASE %I SET work_mem = ''5MB''', current_database()); END $$");
        statement.execute(
                "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO pg_monitor', current_database()); END $$");
        statement.execute("ALTER TABLE person ALTER name DROP DEFAULT");

        assertThat(before.differencesTo(CatalogSnapshot.of(connection).withoutDatabase()))
                .extracting(CatalogDifference::object)
                .containsExactly("column public.person.name");
    }

    private String query(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
