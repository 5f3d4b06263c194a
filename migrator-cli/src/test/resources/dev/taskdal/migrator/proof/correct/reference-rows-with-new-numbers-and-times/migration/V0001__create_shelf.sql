CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

ALTER TABLE shelf ADD COLUMN made timestamptz NOT NULL DEFAULT now();
