package dev.taskdal.benchmarks.contestant;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * Users. What {@code findByEmailIgnoreCase} would send compares upper-cased addresses, for which there is no index. The
 * {@code findById} of {@code CrudRepository} would start a transaction.
 */
interface SpringDataUsers extends Repository<SpringDataUser, Long> {

    SpringDataUser getUserById(long id);

    @Query("select " + Sql.USER + " from app_user where lower(email) = lower(:email)")
    Optional<SpringDataUser> findByEmail(@Param("email") String email);
}
