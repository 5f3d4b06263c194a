ALTER TABLE shelf ALTER COLUMN width TYPE integer;
