INSERT INTO shelf (label, width) VALUES ('Atlas', 80.5), ('Fiction', 80);
