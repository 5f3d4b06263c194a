-- Finds authors by name.
-- allow: index-build because there are a few hundred authors
CREATE INDEX ix_author_name ON author (name);
