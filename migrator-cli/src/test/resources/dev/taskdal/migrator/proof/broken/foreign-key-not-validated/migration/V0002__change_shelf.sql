ALTER TABLE book DROP CONSTRAINT fk_book_shelf;
