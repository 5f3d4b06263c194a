DROP TRIGGER tr_book_count ON book;

DROP FUNCTION count_books();

ALTER TABLE shelf DROP COLUMN books;
