ALTER TABLE person ADD COLUMN name text;
UPDATE person SET name = first_name || ' ' || last_name;
ALTER TABLE person ALTER COLUMN name SET NOT NULL;
ALTER TABLE person ADD CONSTRAINT person_name_check CHECK (name ~ '^\w+ \w+$');
ALTER TABLE person DROP COLUMN first_name, DROP COLUMN last_name;
