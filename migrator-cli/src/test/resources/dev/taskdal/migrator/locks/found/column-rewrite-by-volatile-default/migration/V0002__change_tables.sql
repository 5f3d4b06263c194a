ALTER TABLE book ADD COLUMN code uuid NOT NULL DEFAULT gen_random_uuid();
