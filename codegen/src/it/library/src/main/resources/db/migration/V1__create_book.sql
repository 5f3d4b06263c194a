CREATE TYPE binding AS ENUM ('hardcover', 'paperback');

CREATE TABLE book (
    isbn    text PRIMARY KEY,
    title   text NOT NULL,
    shelf   text,
    binding binding NOT NULL DEFAULT 'paperback'
);
