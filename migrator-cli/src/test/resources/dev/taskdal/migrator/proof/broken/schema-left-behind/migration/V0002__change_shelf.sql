CREATE SCHEMA archive;
CREATE TABLE archive.shelf (LIKE public.shelf);
