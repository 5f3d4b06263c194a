-- What belongs to the database, and not to what is in it.
SELECT NULL::oid, NULL::oid, 0,
       concat_ws(' ', 'setting', split_part(v, '=', 1), 'of the database',
           'for ' || CASE WHEN t.setrole = m.role THEN 'the migrating role'
                          WHEN t.setrole <> 0 THEN quote_ident(pg_get_userbyid(t.setrole)) END),
       NULL::oid, NULL::oid, substr(v, strpos(v, '=') + 1), 'omit'
  FROM pg_db_role_setting t
  JOIN pg_database d ON d.oid = t.setdatabase AND d.datname = current_database()
 CROSS JOIN migrator m
 CROSS JOIN LATERAL unnest(t.setconfig) v
UNION ALL
SELECT NULL::oid, NULL::oid, 0, 'comment of the database', NULL::oid, NULL::oid, h.description, 'omit'
  FROM pg_shdescription h
  JOIN pg_database d ON h.classoid = 'pg_database'::regclass AND h.objoid = d.oid AND d.datname = current_database()
UNION ALL
SELECT NULL::oid, NULL::oid, 0,
       'privileges of ' || CASE WHEN r.grantee = 0 THEN 'PUBLIC' WHEN r.grantee = m.role THEN 'the migrating role'
                                ELSE quote_ident(pg_get_userbyid(r.grantee)) END || ' on the database',
       NULL::oid, NULL::oid, coalesce(r.given, 'none'), 'omit'
  FROM pg_database d
 CROSS JOIN migrator m
 CROSS JOIN LATERAL (
       SELECT coalesce(given.grantee, standard.grantee), given.rights, standard.rights
         FROM (SELECT grantee,
                      string_agg(privilege_type || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END,
                          ', ' ORDER BY privilege_type COLLATE "C")
                 FROM aclexplode(d.datacl) GROUP BY grantee) given (grantee, rights)
         FULL JOIN (SELECT grantee, string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C")
                      FROM aclexplode(acldefault('d', d.datdba)) GROUP BY grantee) standard (grantee, rights)
           ON standard.grantee = given.grantee) r (grantee, given, standard)
 WHERE d.datname = current_database() AND d.datacl IS NOT NULL
   AND r.given IS DISTINCT FROM r.standard
