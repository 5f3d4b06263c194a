GRANT SELECT ON shelf TO pg_monitor;
