SELECT 'pg_type'::regclass::oid, t.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, t.typnamespace,
       CASE t.typtype
           WHEN 'e' THEN 'ENUM (' || coalesce((
               SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                 FROM pg_enum e WHERE e.enumtypid = t.oid), '') || ')'
           WHEN 'c' THEN 'COMPOSITE TYPE'
           WHEN 'd' THEN concat_ws(' ',
               'DOMAIN AS', format_type(t.typbasetype, t.typtypmod),
               'COLLATE ' || CASE WHEN t.typcollation <> b.typcollation
                   THEN (SELECT format('%I.%I', n.nspname, l.collname)
                           FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = t.typcollation) END,
               'DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
               CASE WHEN t.typnotnull THEN 'NOT NULL' END)
           WHEN 'r' THEN (
               SELECT concat_ws(' ',
                   'RANGE OF', format_type(r.rngsubtype, NULL),
                   'OPERATOR CLASS ' || CASE WHEN NOT o.opcdefault
                       THEN (SELECT format('%I.%I', n.nspname, o.opcname) FROM pg_namespace n WHERE n.oid = o.opcnamespace) END,
                   'COLLATE ' || CASE WHEN r.rngcollation <> b.typcollation
                       THEN (SELECT format('%I.%I', n.nspname, l.collname)
                               FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = r.rngcollation) END,
                   'CANONICAL ' || nullif(r.rngcanonical::oid, 0)::regprocedure,
                   'DIFF ' || nullif(r.rngsubdiff::oid, 0)::regprocedure,
                   'MULTIRANGE ' || format_type(r.rngmultitypid, NULL))
                 FROM pg_range r
                 JOIN pg_type b ON b.oid = r.rngsubtype
                 JOIN pg_opclass o ON o.oid = r.rngsubopc
                WHERE r.rngtypid = t.oid)
           WHEN 'p' THEN 'SHELL TYPE'
           ELSE concat_ws(' ',
               'BASE TYPE INPUT', t.typinput, 'OUTPUT', t.typoutput,
               'RECEIVE ' || nullif(t.typreceive::oid, 0)::regproc, 'SEND ' || nullif(t.typsend::oid, 0)::regproc,
               'TYPMOD_IN ' || nullif(t.typmodin::oid, 0)::regproc, 'TYPMOD_OUT ' || nullif(t.typmodout::oid, 0)::regproc,
               'ANALYZE ' || nullif(t.typanalyze::oid, 0)::regproc, 'SUBSCRIPT ' || nullif(t.typsubscript::oid, 0)::regproc,
               'LENGTH', t.typlen, 'ALIGNMENT', t.typalign, 'STORAGE', t.typstorage, 'CATEGORY', t.typcategory,
               'DELIMITER', quote_literal(t.typdelim::text), CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
               CASE WHEN t.typispreferred THEN 'PREFERRED' END, CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE' END,
               'ELEMENT ' || format_type(nullif(t.typelem, 0), NULL), 'DEFAULT ' || quote_literal(t.typdefault)) END,
       NULL::text
  FROM pg_type t
  JOIN space s ON s.oid = t.typnamespace
  LEFT JOIN pg_type b ON b.oid = t.typbasetype
 WHERE t.typtype <> 'm'
   AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
   AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
