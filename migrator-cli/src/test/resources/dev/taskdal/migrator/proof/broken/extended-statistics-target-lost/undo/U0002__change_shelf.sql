CREATE STATISTICS shelf_room_label (ndistinct) ON room, label FROM shelf;
