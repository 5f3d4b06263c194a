CREATE OR REPLACE FUNCTION shelf_sign(shelf) RETURNS text LANGUAGE sql AS $$ SELECT 'No. ' || $1.label $$;
