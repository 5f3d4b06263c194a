package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A user as Spring Data JDBC sees it. */
@Table("app_user")
record SpringDataUser(
        @Id Long id,
        String email,
        String displayName,
        String passwordHash,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    User user() {
        return new User(
                new UserId(id), email, displayName, new PasswordHash(passwordHash), version, createdAt, updatedAt);
    }
}
