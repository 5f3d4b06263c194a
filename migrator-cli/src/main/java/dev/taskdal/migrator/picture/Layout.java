package dev.taskdal.migrator.picture;

/** Small changes of white space outside of literals: spaces for tabs, and comments close to what they are about. */
final class Layout {

    private static final String COMMENT = ";\n\nCOMMENT ON ";
    private static final String TABLE_END = "\n)";

    private Layout() {}

    /** @param sql statements without dollar quotes */
    static String of(String sql) {
        StringBuilder text = new StringBuilder();
        boolean literal = false;
        boolean lineStart = true;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\t' && lineStart && !literal) {
                text.append("    ");
                continue;
            }
            if (c == ';' && !literal && sql.startsWith(COMMENT, i) && !sql.startsWith(TABLE_END, i - 2)) {
                text.append(";\n");
                lineStart = true;
                i += 2;
                continue;
            }
            if (c == '\'') {
                literal = !literal;
            }
            lineStart = c == '\n';
            text.append(c);
        }
        return text.toString();
    }
}
