CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE FUNCTION shelf_sign(shelf) RETURNS text LANGUAGE sql PARALLEL SAFE AS $$ SELECT '#' || $1.label $$;
