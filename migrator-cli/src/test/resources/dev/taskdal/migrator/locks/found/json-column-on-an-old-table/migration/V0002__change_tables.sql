ALTER TABLE author ADD COLUMN meta json;
