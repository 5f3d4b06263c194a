ALTER TABLE author ADD CONSTRAINT uq_author_name UNIQUE (name);
