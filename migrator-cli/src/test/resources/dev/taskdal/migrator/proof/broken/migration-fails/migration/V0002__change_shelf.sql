ALTER TABLE shelves ADD COLUMN owner text;
