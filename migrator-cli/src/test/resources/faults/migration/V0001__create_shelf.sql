CREATE TABLE shelf (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text NOT NULL
);

COMMENT ON TABLE shelf IS 'Where books stand; a semicolon here; and here.';

INSERT INTO shelf (label) VALUES ('A'), ('B');
