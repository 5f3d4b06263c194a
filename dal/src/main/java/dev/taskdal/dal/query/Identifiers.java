package dev.taskdal.dal.query;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names PostgreSQL takes for what they are without quotes. */
final class Identifiers {

    /** Others are folded to lower case, or aren't read as one name. */
    private static final Pattern LOWER_CASE = Pattern.compile("[a-z_][a-z0-9_]*");

    /** All of {@code pg_get_keywords()} but those that may be the name of anything, and a label without {@code AS}. */
    private static final Set<String> KEYWORDS = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
            char character check coalesce collate collation column concurrently constraint create cross current_catalog
            current_date current_role current_schema current_time current_timestamp current_user day dec decimal default
            deferrable desc distinct do else end except exists extract false fetch filter float for foreign freeze from full
            grant greatest group grouping having hour ilike in initially inner inout int integer intersect interval into is
            isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar
            json_serialize json_table json_value lateral leading least left like limit localtime localtimestamp merge_action
            minute month national natural nchar none normalize not notnull null nullif numeric offset on only or order out
            outer over overlaps overlay placing position precision primary real references returning right row second select
            session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp to
            trailing treat trim true union unique user using values varchar variadic varying verbose when where window with
            within without xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable year
            """.split("\\s+"));

    private Identifiers() {}

    static boolean needQuotes(String name) {
        return KEYWORDS.contains(name) || !LOWER_CASE.matcher(name).matches();
    }
}
