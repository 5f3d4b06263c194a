ALTER TABLE book ALTER COLUMN printed SET DATA TYPE timestamptz;
