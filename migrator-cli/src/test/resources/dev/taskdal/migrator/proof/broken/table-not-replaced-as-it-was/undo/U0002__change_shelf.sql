CREATE TABLE shelf_after AS SELECT id, label FROM shelf;
DROP TABLE shelf;
ALTER TABLE shelf_after RENAME TO shelf;
