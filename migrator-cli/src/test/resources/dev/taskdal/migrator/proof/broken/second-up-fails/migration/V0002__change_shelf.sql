CREATE TABLE room (id integer PRIMARY KEY);
-- Large objects are neither catalog nor rows.
SELECT lo_create(4711);
