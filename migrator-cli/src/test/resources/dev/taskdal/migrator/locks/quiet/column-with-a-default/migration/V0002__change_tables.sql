ALTER TABLE book
    ADD COLUMN language text        NOT NULL DEFAULT 'en',
    ADD COLUMN added_at timestamptz NOT NULL DEFAULT now();
