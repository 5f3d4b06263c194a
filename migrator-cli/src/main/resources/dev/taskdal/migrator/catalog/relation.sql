-- Tables, views and the like. The order of their columns is no part of them: a column that was dropped and added again is last.
SELECT 'pg_class'::regclass::oid, c.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, c.relnamespace,
       concat_ws(' ',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' WHEN 't' THEN 'TEMPORARY' END,
           CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
           'OF ' || format_type(nullif(c.reloftype, 0), NULL),
           CASE WHEN c.relispartition THEN 'PARTITION OF' ELSE 'INHERITS' END || ' '
               || (SELECT string_agg(format('%I.%I', n.nspname, p.relname), ', ' ORDER BY i.inhseqno)
                     FROM pg_inherits i
                     JOIN pg_class p ON p.oid = i.inhparent
                     JOIN pg_namespace n ON n.oid = p.relnamespace
                    WHERE i.inhrelid = c.oid),
           (SELECT 'DETACH PENDING' WHERE EXISTS (
               SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhdetachpending)),
           pg_get_expr(c.relpartbound, c.oid),
           'PARTITION BY ' || CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
           'USING ' || nullif(a.amname, 'heap'),
           'WITH (' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(
               c.reloptions || ARRAY(SELECT 'toast.' || p FROM unnest(t.reloptions) p)) o) || ')',
           'TABLESPACE ' || quote_ident(ts.spcname),
           CASE c.relreplident
               WHEN 'f' THEN 'REPLICA IDENTITY FULL'
               WHEN 'n' THEN CASE WHEN c.relkind IN ('r', 'p') THEN 'REPLICA IDENTITY NOTHING' END
               WHEN 'i' THEN 'REPLICA IDENTITY USING INDEX' END,
           CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
           CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END,
           CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'WITH NO DATA' END,
           'SERVER ' || quote_ident(f.srvname),
           'OPTIONS (' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(ft.ftoptions) o) || ')'),
       NULL::text
  FROM pg_class c
  JOIN space s ON s.oid = c.relnamespace
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
  LEFT JOIN pg_am a ON a.oid = c.relam
  LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
  LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid
  LEFT JOIN pg_foreign_server f ON f.oid = ft.ftserver
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
-- PostgreSQL 15 writes the names of tables where later versions leave them out.
SELECT 'pg_class'::regclass::oid, c.oid, 0, 'query of', 'pg_class'::regclass::oid, c.oid, pg_get_viewdef(c.oid), 'loose'
  FROM pg_class c
  JOIN space s ON s.oid = c.relnamespace
 WHERE c.relkind IN ('v', 'm')
