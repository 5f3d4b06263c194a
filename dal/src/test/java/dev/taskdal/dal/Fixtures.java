package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.task.Task;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Users and tasks for tests. */
public final class Fixtures {

    private Fixtures() {}

    /** A layer that keeps one connection, since a throwaway data source opens one for each statement. */
    public static Dal open(DataSource dataSource) {
        try {
            return Dal.open(new SingleConnectionDataSource(dataSource.getConnection(), true));
        } catch (SQLException e) {
            throw new AssertionError("No connection to the throwaway database.", e);
        }
    }

    /** A user of that name. */
    public static User user(Dal dal, String name) {
        return dal.users().create(new NewUser(name + "@example.org", name, new PasswordHash("{noop}" + name)));
    }

    /** To do, one for each title, all created at the same instant. */
    public static List<Task> tasks(Dal dal, UserId owner, String... titles) {
        return dal.tasks()
                .createAll(Stream.of(titles)
                        .map(title -> new NewTask(owner, title))
                        .toList());
    }

    /** One task in that status. */
    public static Task task(Dal dal, UserId owner, String title, TaskStatus status) {
        return dal.tasks().create(new NewTask(owner, title, "", status));
    }

    /** All pages from the first to the last, each as long as asked for but the last. */
    public static <T> List<Page<T>> allPages(int size, Function<PageRequest, Page<T>> list) {
        List<Page<T>> pages = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(size));
        while (request.isPresent()) {
            Page<T> page = list.apply(request.get());
            pages.add(page);
            assertThat(pages).as("pages that never end").hasSizeLessThan(1000);
            request = page.next().map(cursor -> PageRequest.at(size, cursor));
        }
        return pages;
    }

    /** The rows of those pages. */
    public static <T> List<T> items(List<Page<T>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
