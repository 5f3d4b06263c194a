DROP TABLE shelf;
DROP TABLE IF EXISTS shelf_below;
