CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE MATERIALIZED VIEW room_size AS SELECT room, count(*) AS shelves FROM shelf GROUP BY room;
