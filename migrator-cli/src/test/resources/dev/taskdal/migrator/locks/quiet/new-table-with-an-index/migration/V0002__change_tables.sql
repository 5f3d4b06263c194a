CREATE TABLE review (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id bigint NOT NULL REFERENCES book (id),
    text    text   NOT NULL
);

CREATE INDEX ix_review_book ON review (book_id);
