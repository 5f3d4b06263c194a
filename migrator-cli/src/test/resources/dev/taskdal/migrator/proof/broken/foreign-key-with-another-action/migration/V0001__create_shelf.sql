CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE TABLE book (
    isbn     text   PRIMARY KEY,
    shelf_id bigint NOT NULL,
    CONSTRAINT fk_book_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE CASCADE
);
