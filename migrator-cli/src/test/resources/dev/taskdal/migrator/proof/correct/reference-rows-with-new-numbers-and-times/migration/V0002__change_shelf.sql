INSERT INTO shelf (label, room) VALUES ('Returns', 1);
CREATE TABLE room (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text NOT NULL,
    token uuid NOT NULL DEFAULT gen_random_uuid(),
    made  timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO room (name) VALUES ('hall'), ('attic');
