package dev.taskdal.benchmarks.contestant;

import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import java.sql.JDBCType;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;

/** The beans that Spring Data JDBC asks for. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcRepositories
class SpringDataConfiguration extends AbstractJdbcConfiguration {

    @Bean
    NamedParameterJdbcOperations operations(DataSource dataSource) {
        return new NamedParameterJdbcTemplate(dataSource);
    }

    @Bean
    TransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Override
    protected List<?> userConverters() {
        return List.of(new StatusReader(), new StatusWriter(), new PriorityReader(), new PriorityWriter());
    }

    /** The literals of the database's enum aren't the names of Java's. */
    @ReadingConverter
    private static final class StatusReader implements Converter<String, TaskStatus> {
        @Override
        public TaskStatus convert(String literal) {
            return Rows.status(literal);
        }
    }

    /** The server refuses plain text for a column of an enum type. */
    @WritingConverter
    private static final class StatusWriter implements Converter<TaskStatus, JdbcValue> {
        @Override
        public JdbcValue convert(TaskStatus status) {
            return JdbcValue.of(status.getLiteral(), JDBCType.OTHER);
        }
    }

    @ReadingConverter
    private static final class PriorityReader implements Converter<String, TaskPriority> {
        @Override
        public TaskPriority convert(String literal) {
            return Rows.priority(literal);
        }
    }

    @WritingConverter
    private static final class PriorityWriter implements Converter<TaskPriority, JdbcValue> {
        @Override
        public JdbcValue convert(TaskPriority priority) {
            return JdbcValue.of(priority.getLiteral(), JDBCType.OTHER);
        }
    }
}
