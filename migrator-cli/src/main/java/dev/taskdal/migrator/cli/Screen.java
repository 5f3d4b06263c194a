package dev.taskdal.migrator.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Where output goes. Errors are never coloured: whether they go to a terminal can't be told.
 *
 * @param out the answers
 * @param err the errors
 * @param terminal whether {@code out} is a terminal, on which a line can be written over
 * @param ansi whether there are colours
 */
record Screen(PrintWriter out, PrintWriter err, boolean terminal, Ansi ansi) {

    static Screen ofProcess(Map<String, String> environment) {
        Console console = System.console();
        boolean terminal = isTerminal(console) && !"dumb".equals(environment.get("TERM"));
        // A script for psql must not depend on the locale of who redirects it to a file.
        Charset charset = terminal && console != null ? console.charset() : StandardCharsets.UTF_8;
        boolean colours = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                terminal,
                colours ? Ansi.ON : Ansi.OFF);
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
    }

    /** From JDK 22 on there is a console also where there is no terminal. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Prints a line, in which {@code @|bold …|@} and the like are made colours or left out. */
    void print(String markup) {
        out.println(ansi.string(markup));
    }
}
