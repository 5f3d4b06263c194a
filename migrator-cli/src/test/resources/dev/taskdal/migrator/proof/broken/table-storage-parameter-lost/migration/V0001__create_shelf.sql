CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

ALTER TABLE shelf SET (fillfactor = 70, toast.autovacuum_enabled = false);
