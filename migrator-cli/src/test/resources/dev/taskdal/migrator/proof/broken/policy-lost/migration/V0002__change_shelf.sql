DROP POLICY shelf_in_room ON shelf;
