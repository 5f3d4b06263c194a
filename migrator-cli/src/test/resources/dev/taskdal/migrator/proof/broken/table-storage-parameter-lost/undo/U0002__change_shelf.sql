ALTER TABLE shelf SET (fillfactor = 70);
