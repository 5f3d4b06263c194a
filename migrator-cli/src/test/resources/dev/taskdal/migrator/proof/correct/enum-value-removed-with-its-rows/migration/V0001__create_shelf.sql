CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE TYPE kind AS ENUM ('open', 'closed');
ALTER TABLE shelf ADD COLUMN kind kind NOT NULL DEFAULT 'open';
