ALTER TABLE book ADD CONSTRAINT ck_book_pages CHECK (pages > 0);
