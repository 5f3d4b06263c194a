SELECT 'pg_rewrite'::regclass::oid, r.oid, 0, NULL::text, 'pg_class'::regclass::oid, r.ev_class,
       concat_ws(' ',
           pg_get_ruledef(r.oid),
           CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END),
       'loose'
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  JOIN space s ON s.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
