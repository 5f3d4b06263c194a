ALTER TYPE kind RENAME TO kind_before;
CREATE TYPE kind AS ENUM ('open', 'closed');
ALTER TABLE shelf ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE shelf ALTER COLUMN kind TYPE kind
    USING CASE kind::text WHEN 'glazed' THEN 'closed' ELSE kind::text END::kind;
ALTER TABLE shelf ALTER COLUMN kind SET DEFAULT 'open';
DROP TYPE kind_before;
