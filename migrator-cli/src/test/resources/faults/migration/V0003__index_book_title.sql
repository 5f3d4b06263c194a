-- The table is large, and must stay open for writing.
CREATE INDEX CONCURRENTLY ix_book_title ON book (lower(title));
