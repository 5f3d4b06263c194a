-- An option may be a password: of those only that they are there.
SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ',
           'FOREIGN DATA WRAPPER', 'HANDLER ' || nullif(w.fdwhandler::oid, 0)::regproc,
           'VALIDATOR ' || nullif(w.fdwvalidator::oid, 0)::regproc,
           'OPTIONS (' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
                             FROM (SELECT regexp_replace(p, '^([^=]*(pass|secret|token|key)[^=]*)=.*$', '\1=…', 'i')
                                     FROM unnest(w.fdwoptions) p) q (o)) || ')'),
       NULL::text
  FROM pg_foreign_data_wrapper w
 WHERE w.oid >= 16384
UNION ALL
SELECT 'pg_foreign_server'::regclass::oid, f.oid, 0, NULL::text, 'pg_foreign_data_wrapper'::regclass::oid, f.srvfdw,
       concat_ws(' ',
           'SERVER', 'TYPE ' || quote_literal(f.srvtype), 'VERSION ' || quote_literal(f.srvversion),
           'FOREIGN DATA WRAPPER', quote_ident(w.fdwname),
           'OPTIONS (' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
                             FROM (SELECT regexp_replace(p, '^([^=]*(pass|secret|token|key)[^=]*)=.*$', '\1=…', 'i')
                                     FROM unnest(f.srvoptions) p) q (o)) || ')'),
       NULL::text
  FROM pg_foreign_server f
  JOIN pg_foreign_data_wrapper w ON w.oid = f.srvfdw
UNION ALL
SELECT 'pg_foreign_server'::regclass::oid, u.srvid, 0,
       'mapping for ' || CASE WHEN u.umuser = 0 THEN 'PUBLIC' WHEN u.umuser = m.role THEN 'the migrating role'
                              ELSE quote_ident(u.usename) END || ' on',
       'pg_foreign_server'::regclass::oid, u.srvid,
       concat_ws(' ',
           'USER MAPPING',
           'OPTIONS (' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
                             FROM (SELECT regexp_replace(p, '^([^=]*(pass|secret|token|key)[^=]*)=.*$', '\1=…', 'i')
                                     FROM unnest(u.umoptions) p) q (o)) || ')'),
       NULL::text
  FROM pg_user_mappings u, migrator m
