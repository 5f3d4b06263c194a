package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.golden.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of change of {@code changes.sql}.
 *
 * @param group what it is about
 * @param name what it is
 * @param statements what makes the edited schema of the first one
 * @param renames as its name gives them
 */
record ChangeCase(String group, String name, List<String> statements, List<Rename> renames) {

    private static final Pattern CASE =
            Pattern.compile("(?m)^--- (?<group>[^:]+): (?<name>.+)\\n(?<sql>(?:(?!--- ).*\\n)*)");
    private static final Pattern RENAME = Pattern.compile("--rename ([^` ]+)");

    static List<ChangeCase> all() throws IOException {
        List<ChangeCase> cases = new ArrayList<>();
        Matcher one = CASE.matcher(Golden.read("draft/changes.sql"));
        while (one.find()) {
            List<Rename> renames = RENAME.matcher(one.group("name"))
                    .results()
                    .map(rename -> Rename.parse(rename.group(1)))
                    .toList();
            cases.add(new ChangeCase(one.group("group"), one.group("name"), Statements.of(one.group("sql")), renames));
        }
        return cases;
    }
}
