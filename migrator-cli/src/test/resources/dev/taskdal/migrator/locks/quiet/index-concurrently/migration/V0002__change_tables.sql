CREATE INDEX CONCURRENTLY ix_author_name ON author (name);
