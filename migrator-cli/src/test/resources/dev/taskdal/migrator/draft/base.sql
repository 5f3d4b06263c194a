-- What the changes of changes.sql start from.

CREATE TYPE state AS ENUM ('new', 'worn', 'lost');
COMMENT ON TYPE state IS 'In what state a book is.';

CREATE TYPE size AS ENUM ('small', 'large');

CREATE TYPE address AS (street text, zip text);

CREATE DOMAIN isbn AS text CONSTRAINT ck_isbn CHECK (VALUE ~ '^[0-9]{13}$');

CREATE SEQUENCE ticket;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := now();
    RETURN NEW;
END $$;

CREATE FUNCTION is_code(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 ~ '^[A-Z]+$';

CREATE TABLE shelf (
    id bigint GENERATED ALWAYS AS IDENTITY,
    code text NOT NULL,
    height integer NOT NULL DEFAULT 30,
    note text,
    size size NOT NULL DEFAULT 'small',
    CONSTRAINT pk_shelf PRIMARY KEY (id),
    CONSTRAINT uq_shelf_code UNIQUE (code),
    CONSTRAINT ck_shelf_height CHECK (height > 0)
);
COMMENT ON TABLE shelf IS 'Where books stand.';
COMMENT ON COLUMN shelf.code IS 'On its side.';

CREATE TABLE book (
    id bigint GENERATED ALWAYS AS IDENTITY,
    shelf_id bigint NOT NULL,
    title text NOT NULL,
    pages integer NOT NULL DEFAULT 0,
    weight numeric(8,2),
    state state NOT NULL DEFAULT 'new',
    isbn isbn,
    loans tstzrange,
    sort_title text GENERATED ALWAYS AS (lower(title)) STORED,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_book PRIMARY KEY (id),
    CONSTRAINT ck_book_pages CHECK (pages >= 0 AND pages < 10000),
    CONSTRAINT fk_book_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE CASCADE
);
CREATE INDEX ix_book_shelf ON book (shelf_id, title);
CREATE INDEX ix_book_title ON book (lower(title));
COMMENT ON INDEX ix_book_title IS 'Search by title.';
CREATE TRIGGER tr_book_touch BEFORE UPDATE ON book FOR EACH ROW EXECUTE FUNCTION touch();
CREATE STATISTICS st_book (dependencies) ON shelf_id, state FROM book;
GRANT SELECT ON book TO pg_monitor;

ALTER TABLE shelf ENABLE ROW LEVEL SECURITY;
CREATE POLICY po_shelf_all ON shelf USING (true);

CREATE VIEW long_book AS SELECT id, title FROM book WHERE pages > 500;
CREATE MATERIALIZED VIEW book_count AS SELECT shelf_id, count(*) AS books FROM book GROUP BY shelf_id;
CREATE UNIQUE INDEX ix_book_count_shelf ON book_count (shelf_id);

CREATE TABLE loan (
    at timestamptz NOT NULL,
    book_id bigint NOT NULL,
    CONSTRAINT pk_loan PRIMARY KEY (at, book_id)
) PARTITION BY RANGE (at);
CREATE TABLE loan_2025 PARTITION OF loan FOR VALUES FROM ('2025-01-01 00:00+00') TO ('2026-01-01 00:00+00');
CREATE TABLE loan_2024 (at timestamptz NOT NULL, book_id bigint NOT NULL, CONSTRAINT pk_loan_2024 PRIMARY KEY (at, book_id));
