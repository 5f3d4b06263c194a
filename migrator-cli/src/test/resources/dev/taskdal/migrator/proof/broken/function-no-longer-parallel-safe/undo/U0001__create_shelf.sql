DROP FUNCTION shelf_sign(shelf);
DROP TABLE shelf;
