INSERT INTO shelf (label, room) VALUES ('Atlas', 1);
