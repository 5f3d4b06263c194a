-- What is neither in a schema nor from initdb has an identifier of 16384 or more.
SELECT 'pg_language'::regclass::oid, l.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ', CASE WHEN l.lanpltrusted THEN 'TRUSTED' END, 'LANGUAGE HANDLER', l.lanplcallfoid::regproc,
           'INLINE ' || nullif(l.laninline::oid, 0)::regproc, 'VALIDATOR ' || nullif(l.lanvalidator::oid, 0)::regproc),
       NULL::text
  FROM pg_language l
 WHERE l.oid >= 16384
UNION ALL
SELECT 'pg_transform'::regclass::oid, t.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ', 'TRANSFORM FROM SQL', nullif(t.trffromsql::oid, 0)::regprocedure,
           'TO SQL', nullif(t.trftosql::oid, 0)::regprocedure),
       NULL::text
  FROM pg_transform t
 WHERE t.oid >= 16384
UNION ALL
SELECT 'pg_am'::regclass::oid, a.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ', 'ACCESS METHOD', CASE a.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END, 'HANDLER', a.amhandler),
       NULL::text
  FROM pg_am a
 WHERE a.oid >= 16384
