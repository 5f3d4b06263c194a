SELECT 'pg_class'::regclass::oid, c.oid, 0, NULL::text,
       CASE WHEN k.oid IS NOT NULL THEN 'pg_constraint'::regclass ELSE 'pg_class'::regclass END::oid,
       coalesce(k.oid, x.indrelid),
       concat_ws(' ',
           pg_get_indexdef(c.oid),
           'TABLESPACE ' || quote_ident(ts.spcname),
           CASE WHEN NOT x.indisvalid OR NOT x.indisready OR NOT x.indislive THEN 'INVALID' END,
           CASE WHEN x.indisclustered THEN 'CLUSTER ON' END,
           CASE WHEN x.indisreplident THEN 'REPLICA IDENTITY' END,
           CASE WHEN x.indisunique AND NOT x.indimmediate THEN 'DEFERRABLE' END,
           'ATTACHED TO ' || (SELECT format('%I.%I', n.nspname, p.relname)
                                FROM pg_inherits i
                                JOIN pg_class p ON p.oid = i.inhparent
                                JOIN pg_namespace n ON n.oid = p.relnamespace
                               WHERE i.inhrelid = c.oid),
           (SELECT string_agg(format('ALTER COLUMN %s SET STATISTICS %s', a.attnum, a.attstattarget), ' ' ORDER BY a.attnum)
              FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attstattarget >= 0)),
       NULL::text
  FROM pg_index x
  JOIN pg_class c ON c.oid = x.indexrelid
  JOIN space s ON s.oid = c.relnamespace
  LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
  LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x')
