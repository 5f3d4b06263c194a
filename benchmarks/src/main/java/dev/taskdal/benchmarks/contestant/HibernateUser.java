package dev.taskdal.benchmarks.contestant;

import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A user as Hibernate sees it; only read here. */
@Entity
@Table(name = "app_user")
public class HibernateUser {

    @Id
    Long id;

    String email;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "password_hash")
    String passwordHash;

    @Version
    int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    HibernateUser() {}

    final User user() {
        return new User(
                new UserId(id), email, displayName, new PasswordHash(passwordHash), version, createdAt, updatedAt);
    }
}
