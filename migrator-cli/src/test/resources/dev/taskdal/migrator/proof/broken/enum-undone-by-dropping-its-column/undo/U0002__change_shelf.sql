-- The catalog is exactly what it was, and every shelf is open again.
ALTER TABLE shelf DROP COLUMN kind;
DROP TYPE kind;
CREATE TYPE kind AS ENUM ('open', 'closed');
ALTER TABLE shelf ADD COLUMN kind kind NOT NULL DEFAULT 'open';
