package dev.taskdal.contracts;

import dev.taskdal.dal.query.Compiled;
import dev.taskdal.dal.query.Contract;
import java.util.Map;
import java.util.Optional;

/**
 * A query and what it promises.
 *
 * @param statements by what each is for; empty if they aren't known
 */
record Declared(String name, Contract contract, Map<String, String> statements) {

    static Declared of(Compiled compiled) {
        return new Declared(compiled.name(), compiled.contract(), compiled.statements());
    }

    /** Which of its statements that is; empty if none. */
    Optional<String> statement(String sql) {
        String sent = comparable(sql);
        return statements.entrySet().stream()
                .filter(statement -> comparable(statement.getValue()).equals(sent))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The driver numbers the parameters, and each size of page has a text of its own. */
    private static String comparable(String sql) {
        return sql.replaceAll("\\$\\d+", "?").replaceAll("\\d+", "#");
    }
}
