ALTER TABLE author ADD COLUMN phone text;

SELECT count(*) FROM author;
