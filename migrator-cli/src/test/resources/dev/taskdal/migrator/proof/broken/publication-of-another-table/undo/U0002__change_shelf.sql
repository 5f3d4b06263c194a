CREATE PUBLICATION shelves FOR TABLE shelf (id, label);
