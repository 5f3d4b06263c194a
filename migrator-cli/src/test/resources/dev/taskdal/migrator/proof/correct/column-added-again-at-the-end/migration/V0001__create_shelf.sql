CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

COMMENT ON COLUMN shelf.label IS 'On the front.';
CREATE STATISTICS shelf_room_label ON label, room FROM shelf;
