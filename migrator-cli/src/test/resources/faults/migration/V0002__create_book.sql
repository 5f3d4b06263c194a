CREATE TYPE book_state AS ENUM ('here', 'lent');

CREATE TABLE book (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shelf_id bigint NOT NULL REFERENCES shelf (id),
    title    text NOT NULL,
    state    book_state NOT NULL DEFAULT 'here'
);

CREATE INDEX ix_book_shelf ON book (shelf_id);

INSERT INTO book (shelf_id, title) SELECT id, 'Book on ' || label FROM shelf;
