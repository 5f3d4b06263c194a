CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

ALTER TABLE shelf ENABLE ROW LEVEL SECURITY;
CREATE POLICY shelf_in_room ON shelf FOR SELECT TO pg_monitor USING (room IS NOT NULL);
