package dev.taskdal.throwaway;

import java.sql.SQLException;

/** Picks a locale in which lower('ÀÉ') is 'àé', as much the same everywhere as the server allows. */
final class DefaultLocale {
    private DefaultLocale() {}

    static String of(AdminConnections admin) throws SQLException {
        var version = Integer.parseInt(admin.query("SHOW server_version_num").get(0));
        if (version >= 170000) {
            return new ThrowawayLocale(ThrowawayLocale.Provider.BUILTIN, "C.UTF-8").toSql();
        }
        // The catalog lists what the operating system had when the cluster was made; the order is the preference.
        var libc = admin.query("SELECT collcollate FROM pg_collation WHERE collprovider = 'c'"
                + " AND collcollate ~* '^(C|en_US)\\.utf-?8$' ORDER BY collcollate ~ '^en' LIMIT 1");
        if (!libc.isEmpty()) {
            return new ThrowawayLocale(ThrowawayLocale.Provider.LIBC, libc.get(0)).toSql();
        }
        var icu = admin.query("SELECT 1 FROM pg_collation WHERE collprovider = 'i' LIMIT 1");
        if (!icu.isEmpty()) {
            return new ThrowawayLocale(ThrowawayLocale.Provider.ICU, "und").toSql();
        }
        // Nothing better is known: the server's own locale.
        return "";
    }
}
