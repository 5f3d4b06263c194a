ALTER TABLE author ADD COLUMN phone text;

ALTER TABLE book ADD COLUMN isbn text;
