CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE INDEX ix_shelf_label ON shelf (label) WITH (fillfactor = 70);
