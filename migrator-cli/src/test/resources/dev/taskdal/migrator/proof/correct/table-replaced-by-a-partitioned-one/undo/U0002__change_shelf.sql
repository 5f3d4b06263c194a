ALTER TABLE shelf RENAME TO shelf_before;
ALTER INDEX shelf_pkey RENAME TO shelf_before_pkey;
CREATE TABLE shelf (
    id    bigint CONSTRAINT shelf_pkey PRIMARY KEY,
    label text NOT NULL
);
INSERT INTO shelf SELECT * FROM shelf_before;
DROP TABLE shelf_before;
