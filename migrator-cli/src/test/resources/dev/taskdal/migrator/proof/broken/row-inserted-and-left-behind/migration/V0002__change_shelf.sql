INSERT INTO shelf (label, room) VALUES ('Returns', 1);
