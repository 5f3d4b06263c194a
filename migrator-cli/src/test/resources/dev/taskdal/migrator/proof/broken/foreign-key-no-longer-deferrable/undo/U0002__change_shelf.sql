ALTER TABLE book ADD CONSTRAINT fk_book_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id);
