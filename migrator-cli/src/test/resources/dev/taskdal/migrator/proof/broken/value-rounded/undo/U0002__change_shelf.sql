ALTER TABLE shelf ALTER COLUMN width TYPE numeric;
