ALTER TABLE shelf ADD CONSTRAINT uq_shelf_label UNIQUE (label);
