DROP INDEX ix_shelf_label;
