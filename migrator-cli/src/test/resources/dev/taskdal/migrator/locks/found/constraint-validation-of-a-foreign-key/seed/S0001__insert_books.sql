INSERT INTO author (name) VALUES ('Ada'), ('Grace');

INSERT INTO book (author_id, title, price, printed) SELECT id, 'On ' || name, 7, '2001-02-03' FROM author;
