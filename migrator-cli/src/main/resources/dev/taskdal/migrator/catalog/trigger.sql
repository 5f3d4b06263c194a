SELECT 'pg_trigger'::regclass::oid, g.oid, 0, NULL::text, 'pg_class'::regclass::oid, g.tgrelid,
       concat_ws(' ',
           pg_get_triggerdef(g.oid),
           CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END,
           CASE WHEN g.tgparentid <> 0 THEN 'INHERITED' END),
       NULL::text
  FROM pg_trigger g
  JOIN pg_class c ON c.oid = g.tgrelid
  JOIN space s ON s.oid = c.relnamespace
 WHERE NOT g.tgisinternal
UNION ALL
SELECT 'pg_event_trigger'::regclass::oid, v.oid, 0, NULL::text, NULL::oid, NULL::oid,
       concat_ws(' ',
           'EVENT TRIGGER ON', v.evtevent,
           'WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ' ORDER BY t COLLATE "C") FROM unnest(v.evttags) t) || ')',
           'EXECUTE FUNCTION', v.evtfoid::regprocedure,
           CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END),
       NULL::text
  FROM pg_event_trigger v
