ALTER TABLE shelf ADD COLUMN books integer NOT NULL DEFAULT 0;

UPDATE shelf SET books = (SELECT count(*) FROM book WHERE shelf_id = shelf.id);

CREATE FUNCTION count_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE shelf SET books = books + 1 WHERE id = NEW.shelf_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER tr_book_count AFTER INSERT ON book FOR EACH ROW EXECUTE FUNCTION count_books();
