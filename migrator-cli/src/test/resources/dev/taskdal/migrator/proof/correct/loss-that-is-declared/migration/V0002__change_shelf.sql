-- Rooms have gone to another system.
-- loses-data: nobody needs the rooms of old shelves
ALTER TABLE shelf DROP COLUMN room;
