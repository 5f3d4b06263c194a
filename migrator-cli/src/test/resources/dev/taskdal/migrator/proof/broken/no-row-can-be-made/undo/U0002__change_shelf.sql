DROP TABLE loan;
DROP TABLE book;
DROP FUNCTION is_isbn(text);
