CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE TABLE glass_shelf (panes integer) INHERITS (shelf);
