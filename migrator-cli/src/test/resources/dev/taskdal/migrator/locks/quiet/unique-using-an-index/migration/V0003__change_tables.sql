ALTER TABLE author ADD CONSTRAINT uq_author_name UNIQUE USING INDEX uq_author_name;
