CREATE INDEX ix_shelf_label ON shelf (lower(label));
