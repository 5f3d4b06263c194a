ALTER TABLE shelf ADD COLUMN label text;
UPDATE shelf SET label = label_before;
ALTER TABLE shelf ALTER COLUMN label SET NOT NULL;
DROP STATISTICS shelf_room_label;
ALTER TABLE shelf DROP COLUMN label_before;
COMMENT ON COLUMN shelf.label IS 'On the front.';
CREATE STATISTICS shelf_room_label ON label, room FROM shelf;
