SELECT 'pg_collation'::regclass::oid, l.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, l.collnamespace,
       concat_ws(' ',
           'COLLATION PROVIDER', CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' ELSE 'default' END,
           'LC_COLLATE ' || quote_literal(l.collcollate), 'LC_CTYPE ' || quote_literal(l.collctype),
           -- Renamed in PostgreSQL 17.
           'LOCALE ' || quote_literal(coalesce(to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale')),
           'RULES ' || quote_literal(to_jsonb(l) ->> 'collicurules'),
           CASE WHEN NOT l.collisdeterministic THEN 'NOT DETERMINISTIC' END),
       NULL::text
  FROM pg_collation l
  JOIN space s ON s.oid = l.collnamespace
UNION ALL
SELECT 'pg_conversion'::regclass::oid, c.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, c.connamespace,
       concat_ws(' ', CASE WHEN c.condefault THEN 'DEFAULT' END, 'CONVERSION FOR', pg_encoding_to_char(c.conforencoding),
           'TO', pg_encoding_to_char(c.contoencoding), 'FROM', c.conproc),
       NULL::text
  FROM pg_conversion c
  JOIN space s ON s.oid = c.connamespace
UNION ALL
SELECT 'pg_ts_config'::regclass::oid, c.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, c.cfgnamespace,
       concat_ws(E'\n',
           'TEXT SEARCH CONFIGURATION PARSER '
               || (SELECT format('%I.%I', n.nspname, p.prsname)
                     FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.oid = c.cfgparser),
           (SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C")
              FROM (SELECT 'MAPPING FOR ' || k.alias || ' WITH '
                               || string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS line
                      FROM pg_ts_config_map m
                      JOIN LATERAL ts_token_type(c.cfgparser) k ON k.tokid = m.maptokentype
                     WHERE m.mapcfg = c.oid
                     GROUP BY k.alias) l)),
       NULL::text
  FROM pg_ts_config c
  JOIN space s ON s.oid = c.cfgnamespace
UNION ALL
SELECT 'pg_ts_dict'::regclass::oid, d.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, d.dictnamespace,
       concat_ws(' ', 'TEXT SEARCH DICTIONARY TEMPLATE', format('%I.%I', n.nspname, t.tmplname), '(' || d.dictinitoption || ')'),
       NULL::text
  FROM pg_ts_dict d
  JOIN space s ON s.oid = d.dictnamespace
  JOIN pg_ts_template t ON t.oid = d.dicttemplate
  JOIN pg_namespace n ON n.oid = t.tmplnamespace
UNION ALL
SELECT 'pg_ts_parser'::regclass::oid, p.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, p.prsnamespace,
       concat_ws(' ', 'TEXT SEARCH PARSER START', p.prsstart, 'GETTOKEN', p.prstoken, 'END', p.prsend,
           'HEADLINE ' || nullif(p.prsheadline::oid, 0)::regproc, 'LEXTYPES', p.prslextype),
       NULL::text
  FROM pg_ts_parser p
  JOIN space s ON s.oid = p.prsnamespace
UNION ALL
SELECT 'pg_ts_template'::regclass::oid, t.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, t.tmplnamespace,
       concat_ws(' ', 'TEXT SEARCH TEMPLATE', 'INIT ' || nullif(t.tmplinit::oid, 0)::regproc, 'LEXIZE', t.tmpllexize),
       NULL::text
  FROM pg_ts_template t
  JOIN space s ON s.oid = t.tmplnamespace
