DROP TABLE shelf;
DROP TYPE size;
