ALTER TABLE shelf ALTER COLUMN label TYPE varchar(3) USING left(label, 3);
