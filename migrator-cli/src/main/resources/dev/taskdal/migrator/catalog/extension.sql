-- Each major version of PostgreSQL ships other versions of its extensions.
SELECT 'pg_extension'::regclass::oid, e.oid, 0, NULL::text, NULL::oid, NULL::oid,
       'EXTENSION SCHEMA ' || quote_ident(n.nspname), NULL::text
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
UNION ALL
SELECT 'pg_extension'::regclass::oid, e.oid, 0, 'version of', NULL::oid, NULL::oid, e.extversion, 'omit'
  FROM pg_extension e
UNION ALL
SELECT d.classid, d.objid, d.objsubid, 'extension needed by', NULL::oid, NULL::oid,
       string_agg(quote_ident(e.extname), ', ' ORDER BY e.extname), NULL::text
  FROM pg_depend d
  JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
 WHERE d.deptype = 'x'
 GROUP BY d.classid, d.objid, d.objsubid
