package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.draft.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement in one line, in which literals and quoted names are numbers, so that patterns can't match in them. */
final class Masked {

    /** A literal, in the masked text. */
    static final String LITERAL = "\u0001\\d+\u0001";

    /** A name, in the masked text. */
    static final String NAME = "(?:[\\p{L}_][\\p{L}\\p{N}_$]*|\u0002\\d+\u0002)";

    private static final Pattern MASK = Pattern.compile("[\u0001\u0002](\\d+)[\u0001\u0002]");

    private final List<String> hidden = new ArrayList<>();
    private String text;

    private Masked(String sql) {
        StringBuilder masked = new StringBuilder();
        for (Token token : Token.of(sql.strip())) {
            if (token.kind() == Kind.STRING || token.kind() == Kind.QUOTED) {
                char mark = token.kind() == Kind.STRING ? '\u0001' : '\u0002';
                masked.append(mark).append(hidden.size()).append(mark);
                hidden.add(token.text());
            } else if (token.isSpace()) {
                masked.append(' ');
            } else if (token.kind() != Kind.COMMENT) {
                masked.append(token.text());
            }
        }
        text = masked.toString().replace("( ", "(").replace(" )", ")");
    }

    static Masked of(String sql) {
        return new Masked(sql);
    }

    /** The text as patterns should see it. */
    String text() {
        return text;
    }

    Masked replace(Pattern pattern, String replacement) {
        text = pattern.matcher(text).replaceAll(replacement);
        return this;
    }

    Masked apply(UnaryOperator<String> change) {
        text = change.apply(text);
        return this;
    }

    /** The literal or name behind a mask. */
    String unmask(String part) {
        return MASK.matcher(part)
                .replaceAll(mask -> Matcher.quoteReplacement(hidden.get(Integer.parseInt(mask.group(1)))));
    }

    @Override
    public String toString() {
        return unmask(text);
    }
}
