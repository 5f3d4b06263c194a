-- How far a sequence has counted is no part of its definition.
SELECT 'pg_class'::regclass::oid, c.oid, 0, NULL::text,
       CASE WHEN d.refobjid IS NOT NULL THEN 'pg_class'::regclass ELSE 'pg_namespace'::regclass END::oid,
       coalesce(d.refobjid, c.relnamespace),
       concat_ws(' ',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' WHEN 't' THEN 'TEMPORARY' END,
           'SEQUENCE AS', format_type(q.seqtypid, NULL),
           'INCREMENT BY', q.seqincrement, 'MINVALUE', q.seqmin, 'MAXVALUE', q.seqmax, 'START WITH', q.seqstart,
           'CACHE', q.seqcache,
           CASE WHEN q.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END,
           CASE d.deptype WHEN 'a' THEN 'OWNED BY' WHEN 'i' THEN 'FOR IDENTITY OF' END
               || (SELECT format(' %I.%I.%I', n.nspname, t.relname, a.attname)
                     FROM pg_class t
                     JOIN pg_namespace n ON n.oid = t.relnamespace
                     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                    WHERE t.oid = d.refobjid)),
       NULL::text
  FROM pg_sequence q
  JOIN pg_class c ON c.oid = q.seqrelid
  JOIN space s ON s.oid = c.relnamespace
  LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
