ALTER TABLE book VALIDATE CONSTRAINT ck_book_new_price;
