CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

ALTER TABLE shelf ADD CONSTRAINT ck_shelf_room CHECK (room > 0);
