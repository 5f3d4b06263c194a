package dev.taskdal.migrator.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the catalog of a database said at one moment, as text that doesn't depend on who asked, on the search path,
 * the time zone or the locale. Immutable.
 *
 * <p>Left out are members of extensions (not the extensions), Flyway's history table, the order of columns, how far sequences
 * have counted, large objects, and what belongs to the server and not to a database, such as roles. Owners are named
 * where they aren't the role that runs the migrations, which is the owner of the history table or, without one, the role that
 * asked.
 *
 * <p>Snapshots of PostgreSQL 15 to 18 can be compared with each other. Then the query of a view is compared without regard to
 * qualified names and parentheses, and three things are passed over: constraints for NOT NULL, which have names since
 * PostgreSQL 18, versions of extensions, and what is said of the database as a whole.
 */
public final class CatalogSnapshot {

    private final int major;
    private final SortedMap<String, CatalogObject> objects;

    private CatalogSnapshot(int major, SortedMap<String, CatalogObject> objects) {
        this.major = major;
        this.objects = Collections.unmodifiableSortedMap(objects);
    }

    /**
     * Reads the catalog of the database that a connection is to. If a transaction is open, its own changes are seen and it
     * goes on afterwards; nothing is written, and the settings of the session stay as they are.
     *
     * @throws SQLException if the catalog can't be read
     */
    public static CatalogSnapshot of(Connection connection) throws SQLException {
        return of(connection.getMetaData().getDatabaseMajorVersion(), CatalogQuery.read(connection));
    }

    static CatalogSnapshot of(int major, List<CatalogObject> objects) {
        SortedMap<String, CatalogObject> byName = new TreeMap<>();
        objects.forEach(object -> byName.merge(object.name(), object, CatalogSnapshot::both));
        return new CatalogSnapshot(major, byName);
    }

    /** No two objects are known to have one name. If there were, a change to either must not go unseen. */
    private static CatalogObject both(CatalogObject one, CatalogObject other) {
        SortedSet<String> definitions = new TreeSet<>(List.of(one.definition(), other.definition()));
        return new CatalogObject(one.name(), one.owner(), String.join("\n", definitions), one.comparison());
    }

    /**
     * Without what is said of the database as a whole: its settings, comment and privileges. They are often set by hand, for
     * each environment.
     */
    public CatalogSnapshot withoutDatabase() {
        return filtered(object ->
                !object.name().endsWith(" the database") && !object.name().startsWith("setting "));
    }

    private CatalogSnapshot filtered(Predicate<CatalogObject> wanted) {
        SortedMap<String, CatalogObject> kept = new TreeMap<>(objects);
        kept.values().removeIf(wanted.negate());
        return new CatalogSnapshot(major, kept);
    }

    /** What there is, and its definition, by name. */
    public SortedMap<String, String> definitions() {
        SortedMap<String, String> definitions = new TreeMap<>();
        objects.forEach((name, object) -> definitions.put(name, object.definition()));
        return definitions;
    }

    /**
     * In what another catalog isn't like this one, by name. Of an object that is there in only one of them, nothing else is
     * told: not its columns, indexes, comments.
     *
     * @param found the other one; this one is what is expected of it
     * @return empty if they are the same
     */
    public List<CatalogDifference> differencesTo(CatalogSnapshot found) {
        boolean sameMajor = major == found.major;
        SortedSet<String> names = new TreeSet<>(objects.keySet());
        names.addAll(found.objects.keySet());
        List<CatalogDifference> differences = new ArrayList<>();
        for (String name : names) {
            CatalogObject here = objects.get(name);
            CatalogObject there = found.objects.get(name);
            if (differ(here, there, sameMajor) && !goesWithAnother(here, there, found)) {
                differences.add(new CatalogDifference(name, definition(here), definition(there)));
            }
        }
        return differences;
    }

    private static boolean differ(@Nullable CatalogObject here, @Nullable CatalogObject there, boolean sameMajor) {
        if (here != null && there != null) {
            return !here.sameAs(there, sameMajor);
        }
        CatalogObject only = here == null ? there : here;
        return only != null && (sameMajor || only.comparison() != CatalogObject.Comparison.SAME_MAJOR);
    }

    private boolean goesWithAnother(
            @Nullable CatalogObject here, @Nullable CatalogObject there, CatalogSnapshot found) {
        if (here != null && there != null) {
            return false;
        }
        CatalogObject only = here == null ? there : here;
        String owner = only == null ? null : only.owner();
        return owner != null && objects.containsKey(owner) != found.objects.containsKey(owner);
    }

    private static @Nullable String definition(@Nullable CatalogObject object) {
        return object == null ? null : object.definition();
    }

    @Override
    public String toString() {
        return objects.size() + " objects of a PostgreSQL " + major;
    }
}
