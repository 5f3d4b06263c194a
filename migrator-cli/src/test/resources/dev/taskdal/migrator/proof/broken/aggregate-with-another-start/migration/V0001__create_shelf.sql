CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
