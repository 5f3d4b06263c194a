package dev.taskdal.sample.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.dal.Dal;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** From the settings to the {@code Dal}. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Spring closes it last, since the others depend on it. */
    @Bean
    Database database(@Value("${database.url:}") String url, DatabaseSettings settings) {
        return url.isBlank()
                ? Database.owned(EmbeddedDatabase.start(settings))
                : Database.foreign(DatabaseUrl.parse(url));
    }

    @Bean
    @ConfigurationProperties("taskdal.pool")
    HikariDataSource dataSource(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.address().jdbcUrl());
        Optional.ofNullable(database.address().user()).ifPresent(pool::setUsername);
        Optional.ofNullable(database.address().password()).ifPresent(pool::setPassword);
        // A database that can't be reached is an SQLException then, as it is later on.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Bean
    Dal dal(DataSource dataSource, Database database, ApplicationArguments arguments, PasswordEncoder passwords) {
        Schema schema = new Schema(dataSource, database.address());
        if (database.isOwned() || arguments.containsOption("migrate")) {
            schema.upgrade();
        }
        Dal dal = schema.open();
        if (database.isOwned()) {
            DemoData.fill(dal, passwords);
        }
        return dal;
    }

    /** None in a database that the service was pointed at. */
    @Bean
    @Nullable
    DemoAccounts demoAccounts(Database database) {
        return database.isOwned() ? DemoData.ACCOUNTS : null;
    }
}
