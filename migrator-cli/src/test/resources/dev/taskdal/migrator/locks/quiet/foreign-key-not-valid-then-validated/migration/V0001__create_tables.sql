CREATE TABLE author (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text   NOT NULL,
    email text
);

CREATE TABLE book (
    id        bigint    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint    NOT NULL,
    title     text      NOT NULL,
    pages     integer,
    price     integer   NOT NULL,
    printed   timestamp NOT NULL
);
