SET LOCAL lock_timeout = '2s';

ALTER TABLE author ADD COLUMN phone text;
