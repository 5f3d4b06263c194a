ALTER TABLE book ADD CONSTRAINT ck_book_title CHECK (title <> '');

ALTER TABLE book ALTER COLUMN title SET DEFAULT 'Untitled';
