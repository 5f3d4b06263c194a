CREATE FUNCTION is_isbn(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length($1) = 13 AND md5($1) ~ '^00' $$;
CREATE TABLE book (
    isbn     text PRIMARY KEY CHECK (is_isbn(isbn)),
    shelf_id bigint NOT NULL REFERENCES shelf
);
CREATE TABLE loan (
    isbn text NOT NULL REFERENCES book
);
