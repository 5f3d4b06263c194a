CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE PUBLICATION shelves FOR TABLE shelf (id, label) WHERE (id > 0);
