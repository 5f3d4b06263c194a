package dev.taskdal.migrator.draft;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that keeps what is in it and gets another name. Immutable.
 *
 * @param from the parts of its name, such as {@code task} and {@code title}; before that, maybe, a schema
 * @param to the new name, which is the last part alone
 */
public record Rename(List<String> from, String to) {

    private static final String PART = "(?:[\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")+\")";
    private static final Pattern FORM = Pattern.compile("(" + PART + "(?:\\." + PART + "){0,3})=(" + PART + ")");
    private static final Pattern ONE_PART = Pattern.compile(PART);

    public Rename {
        from = List.copyOf(from);
    }

    /**
     * Reads {@code table.column=new} or {@code table=new}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Rename parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no rename. Say table.column=new or table=new, the new name" + " without its table.");
        }
        return new Rename(
                ONE_PART.matcher(matcher.group(1))
                        .results()
                        .map(part -> part.group())
                        .toList(),
                matcher.group(2));
    }

    /** As it was given. */
    @Override
    public String toString() {
        return String.join(".", from) + "=" + to;
    }
}
