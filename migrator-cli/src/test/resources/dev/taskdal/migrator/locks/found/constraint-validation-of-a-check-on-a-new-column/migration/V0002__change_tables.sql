ALTER TABLE book
    ADD COLUMN isbn text,
    ADD CONSTRAINT ck_book_isbn CHECK (isbn <> '');
