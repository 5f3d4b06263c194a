INSERT INTO shelf (label, room) VALUES ('Atlas', 1), ('FICTION', 2), ('poems', 3);
