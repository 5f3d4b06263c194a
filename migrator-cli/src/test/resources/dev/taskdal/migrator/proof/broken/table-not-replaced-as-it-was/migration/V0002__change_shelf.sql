ALTER TABLE shelf RENAME TO shelf_before;
CREATE TABLE shelf (LIKE shelf_before INCLUDING ALL);
INSERT INTO shelf SELECT * FROM shelf_before;
DROP TABLE shelf_before;
ALTER TABLE shelf ADD COLUMN height integer;
