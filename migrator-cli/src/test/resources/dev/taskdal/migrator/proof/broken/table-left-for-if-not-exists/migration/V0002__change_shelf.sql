CREATE TABLE IF NOT EXISTS room (
    id   integer PRIMARY KEY,
    name text NOT NULL
);
ALTER TABLE shelf ADD COLUMN height integer;
