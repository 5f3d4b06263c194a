SELECT 'pg_namespace'::regclass::oid, n.oid, 0, NULL::text, NULL::oid, NULL::oid, 'SCHEMA', NULL::text
  FROM pg_namespace n
  JOIN space s ON s.oid = n.oid
