SELECT 'pg_publication'::regclass::oid, p.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ',
           'PUBLICATION', CASE WHEN p.puballtables THEN 'FOR ALL TABLES' END,
           'OF ' || nullif(concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                               CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END), ''),
           CASE WHEN p.pubviaroot THEN 'VIA ROOT' END,
           -- From PostgreSQL 18 on.
           'GENERATED COLUMNS ' || nullif(to_jsonb(p) ->> 'pubgencols', 'n')),
       NULL::text
  FROM pg_publication p
UNION ALL
SELECT 'pg_publication_rel'::regclass::oid, r.oid, 0, NULL::text, 'pg_publication'::regclass::oid, r.prpubid,
       concat_ws(' ',
           'PUBLISHED',
           'COLUMNS (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                             FROM unnest(r.prattrs::smallint[]) k
                             JOIN pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = k) || ')',
           'WHERE ' || pg_get_expr(r.prqual, r.prrelid)),
       NULL::text
  FROM pg_publication_rel r
UNION ALL
SELECT 'pg_publication_namespace'::regclass::oid, n.oid, 0, NULL::text, 'pg_publication'::regclass::oid, n.pnpubid,
       'PUBLISHED', NULL::text
  FROM pg_publication_namespace n
UNION ALL
-- How it connects may be read by superusers only, and may be a password.
SELECT 'pg_subscription'::regclass::oid, s.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ',
           'SUBSCRIPTION TO', (SELECT string_agg(quote_ident(p), ', ' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) p),
           'SLOT ' || quote_ident(s.subslotname), CASE WHEN NOT s.subenabled THEN 'DISABLE' END,
           CASE WHEN s.subbinary THEN 'BINARY' END, 'SYNCHRONOUS_COMMIT', s.subsynccommit),
       NULL::text
  FROM pg_subscription s
 WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
