ALTER TABLE book ADD COLUMN editor_id bigint REFERENCES author (id);
