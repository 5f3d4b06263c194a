SELECT 'pg_operator'::regclass::oid, o.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, o.oprnamespace,
       concat_ws(' ',
           'OPERATOR FUNCTION', o.oprcode::regprocedure, 'RETURNS', format_type(o.oprresult, NULL),
           'COMMUTATOR ' || nullif(o.oprcom, 0)::regoperator, 'NEGATOR ' || nullif(o.oprnegate, 0)::regoperator,
           'RESTRICT ' || nullif(o.oprrest::oid, 0)::regproc, 'JOIN ' || nullif(o.oprjoin::oid, 0)::regproc,
           CASE WHEN o.oprcanmerge THEN 'MERGES' END, CASE WHEN o.oprcanhash THEN 'HASHES' END),
       NULL::text
  FROM pg_operator o
  JOIN space s ON s.oid = o.oprnamespace
UNION ALL
SELECT 'pg_opclass'::regclass::oid, o.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, o.opcnamespace,
       concat_ws(' ',
           'OPERATOR CLASS', CASE WHEN o.opcdefault THEN 'DEFAULT' END, 'FOR TYPE', format_type(o.opcintype, NULL),
           'USING', a.amname, 'FAMILY', format('%I.%I', n.nspname, f.opfname),
           'STORAGE ' || format_type(nullif(o.opckeytype, 0), NULL)),
       NULL::text
  FROM pg_opclass o
  JOIN space s ON s.oid = o.opcnamespace
  JOIN pg_am a ON a.oid = o.opcmethod
  JOIN pg_opfamily f ON f.oid = o.opcfamily
  JOIN pg_namespace n ON n.oid = f.opfnamespace
UNION ALL
-- Which class of a family brought an operator or a function doesn't matter.
SELECT 'pg_opfamily'::regclass::oid, f.oid, 0, NULL::text, 'pg_namespace'::regclass::oid, f.opfnamespace,
       concat_ws(E'\n',
           'OPERATOR FAMILY USING ' || a.amname,
           (SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C")
              FROM (SELECT concat_ws(' ', 'OPERATOR', o.amopstrategy, o.amopopr::regoperator,
                               'FOR ORDER BY ' || (SELECT format('%I.%I', n.nspname, b.opfname)
                                                     FROM pg_opfamily b JOIN pg_namespace n ON n.oid = b.opfnamespace
                                                    WHERE b.oid = o.amopsortfamily)) AS line
                      FROM pg_amop o WHERE o.amopfamily = f.oid
                    UNION ALL
                    SELECT concat_ws(' ', 'FUNCTION', p.amprocnum,
                               format('(%s, %s)', format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL)),
                               p.amproc::oid::regprocedure)
                      FROM pg_amproc p WHERE p.amprocfamily = f.oid) l)),
       NULL::text
  FROM pg_opfamily f
  JOIN space s ON s.oid = f.opfnamespace
  JOIN pg_am a ON a.oid = f.opfmethod
UNION ALL
SELECT 'pg_cast'::regclass::oid, c.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ',
           'CAST',
           CASE c.castmethod WHEN 'i' THEN 'WITH INOUT' WHEN 'b' THEN 'WITHOUT FUNCTION'
                             ELSE 'WITH FUNCTION ' || c.castfunc::regprocedure END,
           CASE c.castcontext WHEN 'a' THEN 'AS ASSIGNMENT' WHEN 'i' THEN 'AS IMPLICIT' END),
       NULL::text
  FROM pg_cast c
 WHERE c.oid >= 16384
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
