ALTER TABLE author ADD CONSTRAINT ex_author_name EXCLUDE (name WITH =);
