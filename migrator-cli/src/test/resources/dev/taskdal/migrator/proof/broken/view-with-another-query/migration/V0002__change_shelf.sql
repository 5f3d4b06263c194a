CREATE OR REPLACE VIEW labelled WITH (security_barrier) AS SELECT id, label FROM shelf WHERE label <> '';
