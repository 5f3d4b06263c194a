ALTER TABLE book DROP COLUMN added_at, DROP COLUMN language;
