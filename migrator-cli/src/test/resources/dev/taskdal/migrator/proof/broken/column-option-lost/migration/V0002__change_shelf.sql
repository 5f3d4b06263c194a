ALTER TABLE shelf ALTER COLUMN room RESET (n_distinct);
