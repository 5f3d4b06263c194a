CREATE UNIQUE INDEX ix_shelf_label ON shelf (room);
