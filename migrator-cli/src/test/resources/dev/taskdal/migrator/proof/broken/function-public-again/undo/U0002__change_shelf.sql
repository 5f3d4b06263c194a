CREATE FUNCTION shelf_sign(shelf) RETURNS text LANGUAGE sql AS $$ SELECT '#' || $1.label $$;
