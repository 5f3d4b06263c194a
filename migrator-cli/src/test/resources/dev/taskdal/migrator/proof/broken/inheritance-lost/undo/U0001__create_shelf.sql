DROP TABLE glass_shelf;
DROP TABLE shelf;
