ALTER TABLE note DROP COLUMN seen;
UPDATE note SET body = btrim(body);
