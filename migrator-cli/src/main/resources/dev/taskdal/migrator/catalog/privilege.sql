-- One line for each role whose rights are others than the server's default. All rights are called so: later versions of
-- PostgreSQL know more of them.
SELECT o.classid, o.objid, o.objsubid,
       'privileges of ' || CASE
           WHEN r.grantee = 0 THEN 'PUBLIC'
           WHEN r.grantee = o.owner THEN 'the owner'
           WHEN r.grantee = m.role THEN 'the migrating role'
           ELSE quote_ident(pg_get_userbyid(r.grantee)) END || ' on',
       NULL::oid, NULL::oid,
       CASE WHEN r.given IS NULL THEN 'none'
            WHEN r.given = every.rights THEN 'ALL'
            WHEN r.given = every.grantable THEN 'ALL WITH GRANT OPTION'
            ELSE r.given END,
       'loose'
  FROM (SELECT 'pg_class'::regclass::oid, c.oid, 0, c.relacl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END, c.relowner
          FROM pg_class c JOIN space s ON s.oid = c.relnamespace WHERE c.relacl IS NOT NULL
        UNION ALL
        SELECT 'pg_class'::regclass::oid, c.oid, a.attnum::integer, a.attacl, 'c', c.relowner
          FROM pg_attribute a
          JOIN pg_class c ON c.oid = a.attrelid
          JOIN space s ON s.oid = c.relnamespace
         WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
        UNION ALL
        SELECT 'pg_type'::regclass::oid, t.oid, 0, t.typacl, 'T', t.typowner
          FROM pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typacl IS NOT NULL
        UNION ALL
        SELECT 'pg_proc'::regclass::oid, p.oid, 0, p.proacl, 'f', p.proowner
          FROM pg_proc p JOIN space s ON s.oid = p.pronamespace WHERE p.proacl IS NOT NULL
        UNION ALL
        SELECT 'pg_namespace'::regclass::oid, n.oid, 0, n.nspacl, 'n', n.nspowner
          FROM pg_namespace n JOIN space s ON s.oid = n.oid WHERE n.nspacl IS NOT NULL
        UNION ALL
        SELECT 'pg_language'::regclass::oid, l.oid, 0, l.lanacl, 'l', l.lanowner
          FROM pg_language l WHERE l.lanacl IS NOT NULL AND l.oid >= 16384
        UNION ALL
        SELECT 'pg_foreign_data_wrapper'::regclass::oid, w.oid, 0, w.fdwacl, 'F', w.fdwowner
          FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
        UNION ALL
        SELECT 'pg_foreign_server'::regclass::oid, f.oid, 0, f.srvacl, 'S', f.srvowner
          FROM pg_foreign_server f WHERE f.srvacl IS NOT NULL) o (classid, objid, objsubid, acl, kind, owner)
 CROSS JOIN migrator m
 CROSS JOIN LATERAL (
       SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C"),
              string_agg(privilege_type || ' WITH GRANT OPTION', ', ' ORDER BY privilege_type COLLATE "C")
         FROM aclexplode(acldefault(o.kind::"char", o.owner)) WHERE grantee = o.owner) every (rights, grantable)
 CROSS JOIN LATERAL (
       SELECT coalesce(given.grantee, standard.grantee), given.rights, standard.rights
         FROM (SELECT grantee,
                      string_agg(privilege_type || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                          || CASE WHEN grantor <> o.owner THEN ' GRANTED BY ' || quote_ident(pg_get_userbyid(grantor)) ELSE '' END,
                          ', ' ORDER BY privilege_type COLLATE "C", grantor)
                 FROM aclexplode(o.acl) GROUP BY grantee) given (grantee, rights)
         FULL JOIN (SELECT grantee, string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C")
                      FROM aclexplode(acldefault(o.kind::"char", o.owner)) GROUP BY grantee) standard (grantee, rights)
           ON standard.grantee = given.grantee) r (grantee, given, standard)
 WHERE r.given IS DISTINCT FROM r.standard
UNION ALL
-- Where a schema is named, the rights come on top of the default ones, which aren't repeated.
SELECT NULL::oid, NULL::oid, 0,
       concat_ws(' ',
           'default privileges of', CASE WHEN r.grantee = 0 THEN 'PUBLIC' WHEN r.grantee = d.defaclrole THEN 'the owner'
                                         WHEN r.grantee = m.role THEN 'the migrating role'
                                         ELSE quote_ident(pg_get_userbyid(r.grantee)) END,
           'on', CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                                      WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
           'in schema ' || quote_ident(n.nspname),
           'made by', CASE WHEN d.defaclrole = m.role THEN 'the migrating role' ELSE quote_ident(pg_get_userbyid(d.defaclrole)) END),
       NULL::oid, NULL::oid,
       CASE WHEN r.given IS NULL THEN 'none'
            WHEN r.given = every.rights THEN 'ALL'
            WHEN r.given = every.grantable THEN 'ALL WITH GRANT OPTION'
            ELSE r.given END,
       NULL::text
  FROM pg_default_acl d
  LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
 CROSS JOIN migrator m
 CROSS JOIN LATERAL (
       SELECT acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)) b (acl)
 CROSS JOIN LATERAL (
       SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C"),
              string_agg(privilege_type || ' WITH GRANT OPTION', ', ' ORDER BY privilege_type COLLATE "C")
         FROM aclexplode(b.acl) WHERE grantee = d.defaclrole) every (rights, grantable)
 CROSS JOIN LATERAL (
       SELECT coalesce(given.grantee, standard.grantee), given.rights, standard.rights
         FROM (SELECT grantee,
                      string_agg(privilege_type || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END,
                          ', ' ORDER BY privilege_type COLLATE "C")
                 FROM aclexplode(d.defaclacl) GROUP BY grantee) given (grantee, rights)
         FULL JOIN (SELECT grantee, string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C")
                      FROM aclexplode(b.acl) WHERE d.defaclnamespace = 0 GROUP BY grantee) standard (grantee, rights)
           ON standard.grantee = given.grantee) r (grantee, given, standard)
 WHERE r.given IS DISTINCT FROM r.standard
