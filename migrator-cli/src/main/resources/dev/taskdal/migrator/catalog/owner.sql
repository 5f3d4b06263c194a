-- Only where it isn't who runs the migrations. Schema public is the server's own: its owner differs with the age of the cluster.
SELECT o.classid, o.objid, 0, 'owner of', NULL::oid, NULL::oid, pg_get_userbyid(o.owner)::text, NULL::text
  FROM (SELECT 'pg_class'::regclass::oid, c.oid, c.relowner
          FROM pg_class c JOIN space s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL
        SELECT 'pg_type'::regclass::oid, t.oid, t.typowner
          FROM pg_type t JOIN space s ON s.oid = t.typnamespace
         WHERE t.typtype <> 'm'
           AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
           AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
        UNION ALL
        SELECT 'pg_proc'::regclass::oid, p.oid, p.proowner FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
        UNION ALL
        SELECT 'pg_namespace'::regclass::oid, n.oid, n.nspowner
          FROM pg_namespace n JOIN space s ON s.oid = n.oid WHERE n.nspname <> 'public'
        UNION ALL
        SELECT 'pg_operator'::regclass::oid, p.oid, p.oprowner FROM pg_operator p JOIN space s ON s.oid = p.oprnamespace
        UNION ALL
        SELECT 'pg_opclass'::regclass::oid, p.oid, p.opcowner FROM pg_opclass p JOIN space s ON s.oid = p.opcnamespace
        UNION ALL
        SELECT 'pg_opfamily'::regclass::oid, p.oid, p.opfowner FROM pg_opfamily p JOIN space s ON s.oid = p.opfnamespace
        UNION ALL
        SELECT 'pg_collation'::regclass::oid, l.oid, l.collowner FROM pg_collation l JOIN space s ON s.oid = l.collnamespace
        UNION ALL
        SELECT 'pg_conversion'::regclass::oid, c.oid, c.conowner FROM pg_conversion c JOIN space s ON s.oid = c.connamespace
        UNION ALL
        SELECT 'pg_statistic_ext'::regclass::oid, x.oid, x.stxowner FROM pg_statistic_ext x JOIN space s ON s.oid = x.stxnamespace
        UNION ALL
        SELECT 'pg_ts_config'::regclass::oid, c.oid, c.cfgowner FROM pg_ts_config c JOIN space s ON s.oid = c.cfgnamespace
        UNION ALL
        SELECT 'pg_ts_dict'::regclass::oid, d.oid, d.dictowner FROM pg_ts_dict d JOIN space s ON s.oid = d.dictnamespace
        UNION ALL
        SELECT 'pg_language'::regclass::oid, l.oid, l.lanowner FROM pg_language l WHERE l.oid >= 16384
        UNION ALL
        SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, w.fdwowner FROM pg_foreign_data_wrapper w
        UNION ALL
        SELECT 'pg_foreign_server'::regclass::oid, f.oid, f.srvowner FROM pg_foreign_server f
        UNION ALL
        SELECT 'pg_publication'::regclass::oid, p.oid, p.pubowner FROM pg_publication p
        UNION ALL
        SELECT 'pg_event_trigger'::regclass::oid, v.oid, v.evtowner FROM pg_event_trigger v) o (classid, objid, owner)
  JOIN migrator m ON o.owner <> m.role
 WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype = 'i')
