SELECT 'pg_proc'::regclass::oid, p.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, p.pronamespace,
       pg_get_functiondef(p.oid), NULL::text
  FROM pg_proc p
  JOIN space s ON s.oid = p.pronamespace
 WHERE p.prokind <> 'a'
   -- Constructors of ranges go with their types.
   AND NOT EXISTS (
       SELECT FROM pg_depend d
        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i' AND d.refclassid = 'pg_type'::regclass)
UNION ALL
SELECT 'pg_proc'::regclass::oid, p.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, p.pronamespace,
       concat_ws(' ',
           'AGGREGATE', pg_get_function_result(p.oid),
           CASE a.aggkind WHEN 'o' THEN 'ORDERED-SET' WHEN 'h' THEN 'HYPOTHETICAL' END,
           'SFUNC', a.aggtransfn, 'STYPE', format_type(a.aggtranstype, NULL), 'SSPACE ' || nullif(a.aggtransspace, 0),
           'FINALFUNC ' || nullif(a.aggfinalfn::oid, 0)::regproc, CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
           'FINALFUNC_MODIFY', a.aggfinalmodify,
           'COMBINEFUNC ' || nullif(a.aggcombinefn::oid, 0)::regproc,
           'SERIALFUNC ' || nullif(a.aggserialfn::oid, 0)::regproc,
           'DESERIALFUNC ' || nullif(a.aggdeserialfn::oid, 0)::regproc,
           'INITCOND ' || quote_literal(a.agginitval),
           'MSFUNC ' || nullif(a.aggmtransfn::oid, 0)::regproc, 'MINVFUNC ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
           'MSTYPE ' || format_type(nullif(a.aggmtranstype, 0), NULL), 'MSSPACE ' || nullif(a.aggmtransspace, 0),
           'MFINALFUNC ' || nullif(a.aggmfinalfn::oid, 0)::regproc, CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
           'MFINALFUNC_MODIFY', a.aggmfinalmodify,
           'MINITCOND ' || quote_literal(a.aggminitval),
           'SORTOP ' || nullif(a.aggsortop, 0)::regoperator,
           'PARALLEL', p.proparallel),
       NULL::text
  FROM pg_aggregate a
  JOIN pg_proc p ON p.oid = a.aggfnoid
  JOIN space s ON s.oid = p.pronamespace
