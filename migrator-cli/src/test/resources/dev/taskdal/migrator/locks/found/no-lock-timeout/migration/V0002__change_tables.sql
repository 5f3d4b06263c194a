SET LOCAL lock_timeout = 0;

ALTER TABLE author ADD COLUMN phone text;
