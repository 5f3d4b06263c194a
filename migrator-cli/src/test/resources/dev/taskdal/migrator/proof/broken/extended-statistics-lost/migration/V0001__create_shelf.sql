CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE STATISTICS shelf_room_label (ndistinct) ON room, label FROM shelf;
