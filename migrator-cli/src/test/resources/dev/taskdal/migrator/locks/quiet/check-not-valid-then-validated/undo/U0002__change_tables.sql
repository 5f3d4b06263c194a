ALTER TABLE book DROP CONSTRAINT ck_book_pages;
