-- The server sorts the columns by their place in the table, which is ignored here: so by name.
SELECT 'pg_statistic_ext'::regclass::oid, x.oid, 0, NULL::text, 'pg_class'::regclass::oid, x.stxrelid,
       concat_ws(' ',
           'STATISTICS (' || (
               SELECT string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' END,
                                 ', ' ORDER BY k)
                 FROM unnest(x.stxkind) k WHERE k <> 'e') || ')',
           'ON', (
               SELECT string_agg(part, ', ' ORDER BY part COLLATE "C")
                 FROM (SELECT quote_ident(a.attname) AS part
                         FROM unnest(x.stxkeys::smallint[]) k
                         JOIN pg_attribute a ON a.attrelid = x.stxrelid AND a.attnum = k
                        UNION ALL
                       SELECT unnest(pg_get_statisticsobjdef_expressions(x.oid))) p),
           'FROM', x.stxrelid::regclass,
           'SET STATISTICS ' || CASE WHEN x.stxstattarget >= 0 THEN x.stxstattarget END),
       NULL::text
  FROM pg_statistic_ext x
  JOIN space s ON s.oid = x.stxnamespace
