CREATE POLICY shelf_in_room ON shelf FOR SELECT USING (room IS NOT NULL);
