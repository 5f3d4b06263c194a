package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.draft.Caution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of constraints and indexes that the server has made up, since the edited schema gives none. */
final class MadeUpNames {

    private static final Map<String, String> PREFIXES =
            Map.of("pkey", "pk_", "key", "uq_", "fkey", "fk_", "check", "ck_", "excl", "ex_", "idx", "ix_");
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:CONSTRAINT (?=\\w+ (?:PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE))|CREATE (?:UNIQUE )?INDEX )"
                    + "(?<name>(?<subject>[a-z0-9_]+)_(?<kind>pkey|key|fkey|check|excl|idx)\\d*) ");

    private MadeUpNames() {}

    /** One for each name that a statement gives; none where the schema has a name of its own. */
    static List<Caution> in(String sql) {
        List<Caution> cautions = new ArrayList<>();
        Matcher name = NAME.matcher(sql);
        while (!sql.startsWith("COMMENT ") && name.find()) {
            cautions.add(new Caution(
                    Kind.DECIDE,
                    "the server made up the name " + name.group("name") + ". Give one in the edited schema, such as "
                            + PREFIXES.get(name.group("kind")) + name.group("subject") + ", and draft again."));
        }
        return cautions;
    }
}
