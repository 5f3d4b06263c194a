INSERT INTO shelf (label, kind, owner) VALUES (NULL, 'closed', 'Ada');
