DROP FUNCTION shelf_sign(shelf);
