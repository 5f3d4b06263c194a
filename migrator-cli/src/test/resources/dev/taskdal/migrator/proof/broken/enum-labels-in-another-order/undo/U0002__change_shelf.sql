ALTER TYPE kind RENAME TO kind_before;
CREATE TYPE kind AS ENUM ('closed', 'open');
ALTER TABLE shelf ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE shelf ALTER COLUMN kind TYPE kind USING kind::text::kind;
ALTER TABLE shelf ALTER COLUMN kind SET DEFAULT 'open';
DROP TYPE kind_before;
