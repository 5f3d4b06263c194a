DROP TABLE book;

DROP TYPE book_state;
