package dev.taskdal.migrator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Puts the commands together. */
final class CommandLines {

    private CommandLines() {}

    static CommandLine create(Surroundings surroundings) {
        Screen screen = surroundings.screen();
        Db db = new Db(surroundings);
        CommandLine line = new CommandLine(db)
                .addSubcommand(new CurrentCommand(db))
                .addSubcommand(new HistoryCommand(db))
                .addSubcommand(new UpgradeCommand(db))
                .addSubcommand(new DowngradeCommand(db))
                .addSubcommand(new RevisionCommand(db))
                .addSubcommand(new CheckCommand(db))
                .addSubcommand(new StampCommand(db))
                .addSubcommand(new ProveCommand(db))
                .addSubcommand(new LocksCommand(db))
                .addSubcommand(new SchemaCommand(db))
                .addSubcommand(new CompletionCommand(db));
        documentExitCodes(line);
        line.getSubcommands().values().forEach(CommandLines::documentExitCodes);
        // For -1, which would be an option that there isn't.
        line.getSubcommands().get("downgrade").setUnmatchedOptionsArePositionalParams(true);
        Failures failures = new Failures(db, screen);
        return line.setOut(screen.out())
                .setErr(screen.err())
                .setColorScheme(Help.defaultColorScheme(screen.ansi()))
                .setUsageHelpWidth(100)
                .setExecutionStrategy(parsed -> {
                    Logging.configure(db.verbose);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static void documentExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.descriptions());
    }
}
