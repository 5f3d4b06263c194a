-- All objects of a database. The selects of the other files take the place of the comment in "found".
WITH RECURSIVE hidden (classid, objid) AS (
    -- Members of extensions and the history table, with all that goes with them.
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
    UNION
    SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relname = 'flyway_schema_history' AND relkind = 'r'
    UNION
    SELECT d.classid, d.objid
      FROM pg_depend d
      JOIN hidden h ON h.classid = d.refclassid AND h.objid = d.refobjid
     WHERE d.deptype IN ('a', 'i')
),
-- Whose objects need no mention: who runs the migrations has another name in each environment.
migrator (role) AS (
    SELECT coalesce(
        (SELECT relowner FROM pg_class WHERE relname = 'flyway_schema_history' AND relkind = 'r' ORDER BY oid LIMIT 1),
        (SELECT oid FROM pg_roles WHERE rolname = current_user))
),
space (oid) AS (
    SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
),
-- classid, objid, objsubid: the object, as in pg_depend; aspect: what of it, or null for itself;
-- parentclass, parentid: what goes with it, or null; definition; majors: how it is compared across major versions.
found (classid, objid, objsubid, aspect, parentclass, parentid, definition, majors) AS (
    /* selects */
),
visible AS (
    SELECT f.*
      FROM found f
     WHERE NOT EXISTS (SELECT FROM hidden h WHERE h.classid = f.classid AND h.objid = f.objid)
       AND NOT EXISTS (
           SELECT FROM hidden h
            WHERE h.classid = f.parentclass AND h.objid = f.parentid AND h.classid <> 'pg_namespace'::regclass)
),
object (classid, objid, objsubid) AS (
    SELECT classid, objid, objsubid FROM visible WHERE classid IS NOT NULL
    UNION
    SELECT parentclass, parentid, 0 FROM visible WHERE parentclass IS NOT NULL
),
named AS (
    SELECT o.classid, o.objid, o.objsubid,
           regexp_replace(regexp_replace(i.type, '^.* column$', 'column'), '^(table|domain) constraint$', 'constraint')
           || ' ' || replace(replace(i.identity, 'pg_catalog.', ''), ' on language ', ' language ')
           || coalesce(' on ' || quote_ident(s.nspname) || '.' || quote_ident(t.relname), '') AS words
      FROM object o
     CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, o.objsubid) i
      LEFT JOIN pg_index x ON o.classid = 'pg_class'::regclass AND x.indexrelid = o.objid
      LEFT JOIN pg_class t ON t.oid = x.indrelid
      LEFT JOIN pg_namespace s ON s.oid = t.relnamespace
)
SELECT CASE WHEN v.aspect IS NULL THEN self.words
            WHEN v.classid IS NULL THEN v.aspect
            ELSE v.aspect || ' ' || self.words END,
       CASE WHEN v.aspect IS NOT NULL THEN self.words ELSE parent.words END,
       v.definition,
       v.majors
  FROM visible v
  LEFT JOIN named self ON self.classid = v.classid AND self.objid = v.objid AND self.objsubid = v.objsubid
  LEFT JOIN named parent ON parent.classid = v.parentclass AND parent.objid = v.parentid AND parent.objsubid = 0
