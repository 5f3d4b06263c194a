package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.SQLDataType.VARCHAR;

import java.util.Optional;

/**
 * A setting of the database that triggers and functions read by {@code current_setting}. A {@link Session} with one sends it
 * ahead of all that writes, in the same round trip, and it ends with the transaction: whoever gets the connection next
 * doesn't have it.
 *
 * @param name with a dot in it, such as {@code taskdal.actor}
 */
public record LocalSetting(String name, String value) {

    private static final CompiledQuery<LocalSetting, String> SET = Queries.named("Session")
            .query(
                    "set",
                    Contract.noIndex(),
                    p -> select(field(
                            "set_config({0}, {1}, {2})",
                            VARCHAR,
                            p.value(VARCHAR.notNull(), LocalSetting::name),
                            p.value(VARCHAR.notNull(), LocalSetting::value),
                            inline(true))),
                    Mapping.value());

    Step<?, Optional<String>> setting() {
        return SET.finding(this);
    }
}
