ALTER TABLE glass_shelf NO INHERIT shelf;
