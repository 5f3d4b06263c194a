SELECT d.classoid, d.objoid, d.objsubid, 'comment of', NULL::oid, NULL::oid, d.description, NULL::text
  FROM pg_description d
 WHERE d.objoid >= 16384
    OR d.classoid = 'pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM space)
UNION ALL
SELECT l.classoid, l.objoid, l.objsubid, 'security label for ' || l.provider || ' of', NULL::oid, NULL::oid, l.label, NULL::text
  FROM pg_seclabel l
 WHERE l.objoid >= 16384
    OR l.classoid = 'pg_namespace'::regclass AND l.objoid IN (SELECT oid FROM space)
