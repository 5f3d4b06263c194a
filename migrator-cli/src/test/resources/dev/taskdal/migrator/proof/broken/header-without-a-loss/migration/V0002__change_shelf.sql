-- loses-data: the label is cut
ALTER TABLE shelf ADD COLUMN owner text;
