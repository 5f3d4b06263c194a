package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** How to reach the databases of one server. Not a record: its toString would print the password. */
final class Access {
    private final String url;
    private final String user;
    private final @Nullable String password;

    /** @param url a JDBC URL without credentials; its database is the one to administer from */
    Access(String url, String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    String user() {
        return user;
    }

    String password() {
        return password == null ? "" : password;
    }

    /** Host, port and database, for messages: parameters of the URL may hold secrets. */
    String place() {
        var end = url.indexOf('?');
        return url.substring("jdbc:postgresql://".length(), end < 0 ? url.length() : end);
    }

    String jdbcUrl(String database) {
        return pattern(database).getUrl();
    }

    DataSource dataSource(String database) {
        return pattern(database);
    }

    Connection connect() throws SQLException {
        return configured().getConnection();
    }

    private PGSimpleDataSource pattern(String database) {
        var dataSource = configured();
        dataSource.setDatabaseName(database);
        return dataSource;
    }

    private PGSimpleDataSource configured() {
        var dataSource = new UtcDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        if (password != null) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }
}
