-- Foreign keys of partitions follow from those of their tables, under names that the server makes up.
SELECT 'pg_constraint'::regclass::oid, k.oid, 0, NULL::text,
       CASE WHEN k.contypid <> 0 THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END::oid,
       CASE WHEN k.contypid <> 0 THEN k.contypid ELSE k.conrelid END,
       concat_ws(' ',
           pg_get_constraintdef(k.oid),
           CASE WHEN k.coninhcount > 0 THEN CASE WHEN k.conislocal THEN 'LOCAL AND INHERITED' ELSE 'INHERITED' END END),
       -- Those for NOT NULL have names from PostgreSQL 18 on.
       CASE WHEN k.contype = 'n' THEN 'omit' END
  FROM pg_constraint k
  JOIN space s ON s.oid = k.connamespace
  LEFT JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
 WHERE k.contype IN ('c', 'f', 'p', 'u', 'x', 'n')
   AND NOT (k.contype = 'f' AND k.conparentid <> 0)
   -- The column or the domain tells of it, unless somebody gave it a name or there is more to it. The server numbers its names.
   AND NOT (k.contype = 'n'
            AND k.conname ~ '_not_null[0-9]*$'
            AND pg_get_constraintdef(k.oid) = concat_ws(' ', 'NOT NULL', quote_ident(a.attname)))
UNION ALL
SELECT 'pg_constraint'::regclass::oid, k.oid, 0, 'internal triggers of', 'pg_class'::regclass::oid, k.conrelid,
       string_agg(DISTINCT CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                            WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, ', '), NULL::text
  FROM pg_constraint k
  JOIN space s ON s.oid = k.connamespace
  JOIN pg_trigger g ON g.tgconstraint = k.oid AND g.tgisinternal
 WHERE k.contype = 'f' AND k.conparentid = 0
 GROUP BY k.oid, k.conrelid
HAVING bool_or(g.tgenabled <> 'O')
