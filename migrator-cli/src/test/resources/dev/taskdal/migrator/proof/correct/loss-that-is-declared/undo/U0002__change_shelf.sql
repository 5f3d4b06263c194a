ALTER TABLE shelf ADD COLUMN room integer;
