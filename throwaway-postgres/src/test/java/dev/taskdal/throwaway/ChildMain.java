package dev.taskdal.throwaway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a child JVM runs: starts a server as its environment says and holds it until its input ends. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments[0].equals("wait")) {
            out.println("ready");
            System.in.read();
            return;
        }
        try (var postgres = ThrowawayPostgres.start();
                var database = postgres.createDatabase()) {
            switch (arguments[0]) {
                case "facts" -> out.println(ServerFacts.pinned(database.dataSource()));
                case "directory" -> out.println(ServerFacts.dataDirectory(database.dataSource()));
                case "name" -> out.println(database.name());
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.in.read();
            // Still there?
            Sql.execute(database.dataSource(), "SELECT 1");
        } catch (ThrowawayPostgresException e) {
            out.println(e.getMessage());
        }
    }
}
