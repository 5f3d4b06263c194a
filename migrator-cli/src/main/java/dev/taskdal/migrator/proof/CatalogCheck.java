package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;

/** Whether the catalog after down is the one before, and after the second up the one after the first. */
final class CatalogCheck {

    private final ScriptPair scripts;
    private final Report report;

    CatalogCheck(ScriptPair scripts, Report report) {
        this.scripts = scripts;
        this.report = report;
    }

    void checkDown(CatalogSnapshot before, CatalogSnapshot after) {
        for (CatalogDifference difference : before.differencesTo(after)) {
            report.add(Stage.DOWN, difference.toString(), afterDown(difference));
        }
    }

    void checkUpAgain(CatalogSnapshot first, CatalogSnapshot again) {
        for (CatalogDifference difference : first.differencesTo(again)) {
            report.add(
                    Stage.UP_AGAIN,
                    difference.toString(),
                    "find what " + scripts.down() + " leaves that makes the second run of " + scripts.up() + " differ");
        }
    }

    private String afterDown(CatalogDifference difference) {
        if (difference.found() == null) {
            return "let " + scripts.down() + " make it again as it was before " + scripts.up();
        }
        if (difference.expected() == null) {
            return "let " + scripts.down() + " remove it: it wasn't there before " + scripts.up();
        }
        return "let " + scripts.down() + " make it as it was before " + scripts.up();
    }
}
