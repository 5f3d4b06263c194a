ALTER TABLE shelf ADD COLUMN height integer, ADD COLUMN width integer;
