DROP TABLE shelf;
DROP FUNCTION shelf_touched();
