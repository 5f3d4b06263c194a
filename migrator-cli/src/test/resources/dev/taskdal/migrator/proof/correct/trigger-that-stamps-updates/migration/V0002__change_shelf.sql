ALTER TABLE shelf ADD COLUMN height integer;
