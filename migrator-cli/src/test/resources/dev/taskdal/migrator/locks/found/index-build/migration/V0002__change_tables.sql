CREATE INDEX ix_author_name ON author (name);
