CREATE INDEX CONCURRENTLY ix_book_title ON book (lower(title));
