-- Every kind of index that jOOQ has to be told of, and some that it has not.

CREATE TABLE book (
    isbn      text PRIMARY KEY,
    title     text NOT NULL,
    upper     text, -- named as the function is
    "Shelf 1" integer UNIQUE,
    from_year integer,
    to_year   integer,
    facts     jsonb,
    price     integer, -- excluded by the configuration
    CONSTRAINT ex_book_years EXCLUDE USING gist (int4range(from_year, to_year) WITH &&),
    CONSTRAINT ix_book_named_as_a_check CHECK (from_year < to_year)
);

CREATE INDEX ix_book_columns ON book (title, "Shelf 1" DESC);
CREATE UNIQUE INDEX ix_book_expression ON book (lower(title));
CREATE INDEX ix_book_mixed ON book ("Shelf 1", lower(title) COLLATE "C" DESC, isbn);
CREATE INDEX ix_book_function_named_as_a_column ON book (upper(title));
CREATE INDEX ix_book_operator ON book ((to_year - from_year) DESC NULLS LAST);
CREATE UNIQUE INDEX ix_book_partial ON book (lower(title), to_year) WHERE from_year IS NULL;
CREATE UNIQUE INDEX ix_book_include ON book (title, from_year DESC) INCLUDE (to_year);
CREATE UNIQUE INDEX ix_book_include_expression ON book (lower(title)) INCLUDE (to_year) WHERE to_year > 0;
CREATE INDEX ix_book_operator_class ON book (lower(title) text_pattern_ops);
CREATE INDEX ix_book_gin ON book USING gin (to_tsvector('simple', title), facts);
CREATE INDEX ix_book_gist ON book USING gist (int4range(from_year, to_year));
CREATE INDEX ix_book_brin ON book USING brin ((to_year - from_year));
CREATE INDEX ix_book_hash ON book USING hash (lower(title));
CREATE INDEX ix_book_placeholders ON book ((facts ? '{0}'));
CREATE INDEX ix_book_literal ON book ((title || E'"\\\n\t% é ?'));
CREATE INDEX ix_book_lines ON book ((CASE WHEN from_year IS NULL THEN 'old' ELSE 'new' END));
CREATE INDEX "ix ""odd"" \n 1" ON book (lower(isbn));
CREATE INDEX ix_book_named_as_a_check ON book (from_year);
CREATE INDEX ix_book_excluded ON book (lower(title), price);

CREATE TABLE loan (
    reader text NOT NULL,
    year   integer NOT NULL
) PARTITION BY RANGE (year);

CREATE TABLE loan_2024 PARTITION OF loan FOR VALUES FROM (2024) TO (2025);
CREATE INDEX ix_loan_reader ON loan (lower(reader));

CREATE MATERIALIZED VIEW shelf AS SELECT title FROM book;
CREATE INDEX ix_shelf_title ON shelf (lower(title));

CREATE SCHEMA other;
CREATE TABLE other.book (title text);
CREATE INDEX ix_other_title ON other.book (lower(title));
