ALTER TABLE shelf DROP CONSTRAINT uq_shelf_label;
