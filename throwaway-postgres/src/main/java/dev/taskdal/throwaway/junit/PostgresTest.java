package dev.taskdal.throwaway.junit;

import dev.taskdal.throwaway.DatabasePreparer;
import dev.taskdal.throwaway.ThrowawaySettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests throwaway databases.
 *
 * <pre>
 * &#64;PostgresTest(MySchema.class)
 * class TaskTest {
 *     &#64;Test
 *     void task_added_isFound(DataSource database) { … }
 * }
 * </pre>
 *
 * <p>A parameter of type {@link dev.taskdal.throwaway.ThrowawayDatabase} or {@link javax.sql.DataSource} of a test, a
 * {@code @BeforeEach} or an {@code @AfterEach} method is a clone that this test alone has; it is dropped after the test.
 * In a constructor, a {@code @BeforeAll} or an {@code @AfterAll} method it is one for the whole class and the nested classes
 * with the same schema. A parameter of type {@link dev.taskdal.throwaway.ThrowawayPostgres} is the server itself, which is
 * not to be closed.
 *
 * <p>There is one server for a run of the tests, started at first use as {@link ThrowawaySettings#fromEnvironment()} says,
 * and each schema is prepared once. Nested classes inherit the annotation and may have one of their own. Tests may run in
 * parallel.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {
    /**
     * Names what brings a database into its initial state.
     *
     * @return a class with a constructor without parameters; by default one that does nothing
     */
    Class<? extends DatabasePreparer> value() default EmptyDatabase.class;
}
