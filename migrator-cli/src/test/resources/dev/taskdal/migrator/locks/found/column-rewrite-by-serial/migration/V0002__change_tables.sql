ALTER TABLE book ADD COLUMN number serial;
