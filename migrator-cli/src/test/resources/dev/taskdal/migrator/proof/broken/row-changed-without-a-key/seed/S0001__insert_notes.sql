INSERT INTO note VALUES ('sql', ' keep the spaces ', 5), ('java', 'none here', 4), (NULL, ' nor there ', NULL);
