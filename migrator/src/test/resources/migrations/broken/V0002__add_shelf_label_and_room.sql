ALTER TABLE shelf ADD COLUMN label text;
ALTER TABLE shelves ADD COLUMN room text;
