package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** How to reach the databases of one server. Not a record: its toString would print the password. */
final class Access {
    private final String hosts;
    private final String database;
    private final String parameters;
    private final String user;
    private final @Nullable String password;

    /**
     * @param hosts one or more, with their ports: "localhost:5432"
     * @param database the one to administer from
     * @param parameters of JDBC URLs, without credentials: "?sslmode=require" or empty
     */
    Access(String hosts, String database, String parameters, String user, @Nullable String password) {
        this.hosts = hosts;
        this.database = database;
        this.parameters = parameters;
        this.user = user;
        this.password = password;
    }

    String user() {
        return user;
    }

    String password() {
        return password == null ? "" : password;
    }

    /** For messages: parameters may hold secrets. */
    String place() {
        return hosts + "/" + database;
    }

    String jdbcUrl(String ofDatabase) {
        return "jdbc:postgresql://" + hosts + "/" + ofDatabase + parameters;
    }

    DataSource dataSource(String ofDatabase) {
        PGSimpleDataSource dataSource = new UtcDataSource();
        dataSource.setUrl(jdbcUrl(ofDatabase));
        dataSource.setUser(user);
        if (password != null) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    Connection connect() throws SQLException {
        return dataSource(database).getConnection();
    }
}
