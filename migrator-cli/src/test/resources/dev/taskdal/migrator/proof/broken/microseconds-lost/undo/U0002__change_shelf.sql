ALTER TABLE shelf ALTER COLUMN built TYPE timestamptz;
