ALTER TABLE shelf DROP CONSTRAINT ck_shelf_room;
