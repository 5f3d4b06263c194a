ALTER TABLE shelf ADD COLUMN room text;
