CREATE TABLE room (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO room (name) SELECT CASE nextval('turn') WHEN 1 THEN 'hall' ELSE 'attic' END;
