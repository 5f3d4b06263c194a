DROP SEQUENCE shelf_number;
DROP TABLE shelf;
