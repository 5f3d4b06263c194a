CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE SEQUENCE shelf_number INCREMENT BY 5 CYCLE MAXVALUE 1000;
