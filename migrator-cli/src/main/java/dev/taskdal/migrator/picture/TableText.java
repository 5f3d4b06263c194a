package dev.taskdal.migrator.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a table with its parts: constraints and plain identities in the parentheses, where they can be. */
final class TableText {

    /** An identity with nothing but defaults: schema, table and column give its sequence its name. */
    private static final Pattern PLAIN_IDENTITY = Pattern.compile("""

            ALTER TABLE (?<table>\\S+) ALTER COLUMN (?<column>\\S+) ADD GENERATED (?<when>ALWAYS|BY DEFAULT) AS IDENTITY \\(
            \\tSEQUENCE NAME \\k<table>_\\k<column>_seq
            \\tSTART WITH 1
            \\tINCREMENT BY 1
            \\tNO MAXVALUE
            \\tNO MINVALUE
            \\tCACHE 1
            \\);
            """);

    private TableText() {}

    static String of(List<Piece> group) {
        Piece table = group.get(0);
        String text = foldIdentities(table.statements() + "\n");
        List<String> inline = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int end = text.indexOf("\n)");
        boolean columns = text.startsWith("CREATE") && text.indexOf(" (\n\t") > 0 && end > 0;
        for (Piece part : group.subList(1, group.size())) {
            String constraint = part.inline();
            if (columns && constraint != null) {
                inline.add(constraint);
                if (!part.comments().isEmpty()) {
                    after.add(part.comments());
                }
            } else {
                after.add(part.alone());
            }
        }
        StringBuilder whole = new StringBuilder(text.strip());
        for (int i = inline.size() - 1; i >= 0; i--) {
            whole.insert(end, ",\n\t" + inline.get(i));
        }
        after.forEach(statements -> whole.append("\n\n").append(statements));
        return whole.toString();
    }

    private static String foldIdentities(String text) {
        String folded = text;
        Matcher identity = PLAIN_IDENTITY.matcher(folded);
        while (identity.find()) {
            String line = "\n\t" + identity.group("column") + " ";
            int column = folded.indexOf(line);
            int end = folded.indexOf('\n', column + 1);
            String definition = folded.substring(column, end);
            String comma = definition.endsWith(",") ? "," : "";
            String longer = definition.substring(0, definition.length() - comma.length()) + " GENERATED "
                    + identity.group("when") + " AS IDENTITY" + comma;
            folded = folded.substring(0, column)
                    + longer
                    + folded.substring(end, identity.start())
                    + folded.substring(identity.end());
            identity = PLAIN_IDENTITY.matcher(folded);
        }
        return folded;
    }
}
