package dev.taskdal.migrator.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process answers to a script that called it. The numbers are part of the interface. */
enum ExitCode {
    DONE("done, and the answer is yes"),
    FAILED("failed: the message on the error output says why, and what to do"),
    USAGE("wrong usage: an option or a value that is none, or no database was named"),
    NO("the answer is no: check, prove or locks found something, or a draft has to be finished by hand"),
    DATA_LOSS("refused, since data would be lost: see --accept-data-loss"),
    LOCKED("somebody else holds a lock: try again later"),
    UNREACHABLE("the database can't be reached, or doesn't let the role in"),
    UNCHANGED("there is nothing to draft: the migrations make that schema already, and no file was written");

    private final String meaning;

    ExitCode(String meaning) {
        this.meaning = meaning;
    }

    int number() {
        return ordinal();
    }

    /** For help texts, by number. */
    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            descriptions.put(String.valueOf(code.number()), code.meaning);
        }
        return descriptions;
    }
}
