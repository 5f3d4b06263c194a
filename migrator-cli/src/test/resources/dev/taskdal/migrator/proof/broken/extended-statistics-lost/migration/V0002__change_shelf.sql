DROP STATISTICS shelf_room_label;
