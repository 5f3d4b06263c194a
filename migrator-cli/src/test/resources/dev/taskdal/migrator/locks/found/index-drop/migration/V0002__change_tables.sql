DROP INDEX ix_author_name;
