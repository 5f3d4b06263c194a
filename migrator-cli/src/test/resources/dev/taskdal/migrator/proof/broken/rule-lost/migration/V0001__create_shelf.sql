CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE RULE keep_shelves AS ON DELETE TO shelf DO INSTEAD NOTHING;
