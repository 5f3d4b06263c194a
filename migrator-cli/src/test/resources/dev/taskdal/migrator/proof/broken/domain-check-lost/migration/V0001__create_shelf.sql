CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE DOMAIN code AS text CONSTRAINT ck_code CHECK (VALUE ~ '^[A-Z]{3}$');
ALTER TABLE shelf ADD COLUMN code code;
