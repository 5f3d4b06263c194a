CREATE INDEX CONCURRENTLY ix_shelf_label ON shelf (label);
