SELECT 'pg_policy'::regclass::oid, p.oid, 0, NULL::text, 'pg_class'::regclass::oid, p.polrelid,
       concat_ws(' ',
           'POLICY AS', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
           'FOR', CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
           'TO', (SELECT string_agg(
                      CASE WHEN u.oid = 0 THEN 'PUBLIC' WHEN u.oid = m.role THEN 'the migrating role'
                           ELSE quote_ident(pg_get_userbyid(u.oid)) END,
                      ', ' ORDER BY CASE WHEN u.oid = 0 THEN '' ELSE pg_get_userbyid(u.oid) END COLLATE "C")
                    FROM unnest(p.polroles) u (oid), migrator m),
           'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
           'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
       NULL::text
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  JOIN space s ON s.oid = c.relnamespace
