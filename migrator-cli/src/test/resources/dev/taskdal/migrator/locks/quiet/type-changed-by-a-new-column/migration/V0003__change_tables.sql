-- Meanwhile the application has written both, and a job has filled the old rows.
ALTER TABLE book ADD CONSTRAINT ck_book_new_price CHECK (new_price IS NULL OR new_price >= 0) NOT VALID;
