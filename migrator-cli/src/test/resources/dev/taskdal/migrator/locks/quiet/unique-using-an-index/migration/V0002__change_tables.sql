CREATE UNIQUE INDEX CONCURRENTLY uq_author_name ON author (name);
