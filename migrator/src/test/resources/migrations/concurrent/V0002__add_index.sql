CREATE INDEX CONCURRENTLY ix_shelf ON shelf (id);
