ALTER TABLE author ADD COLUMN meta jsonb;
