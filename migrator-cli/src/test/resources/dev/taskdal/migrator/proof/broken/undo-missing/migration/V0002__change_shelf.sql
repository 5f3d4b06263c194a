ALTER TABLE shelf ADD COLUMN owner text;
