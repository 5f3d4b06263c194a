INSERT INTO shelf (label, ovner) VALUES ('Atlas', 'Ada');
