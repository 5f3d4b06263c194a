DROP TABLE archive.shelf;
