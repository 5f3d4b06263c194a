ALTER TABLE shelf ALTER COLUMN label TYPE varchar(100);
