ALTER TABLE shelf ADD CONSTRAINT ck_shelf_room CHECK (room >= 0);
