ALTER TABLE shelf RENAME COLUMN label TO label_before;
ALTER TABLE shelf ALTER COLUMN label_before DROP NOT NULL;
