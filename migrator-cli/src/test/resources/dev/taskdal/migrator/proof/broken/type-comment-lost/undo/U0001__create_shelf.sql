DROP TABLE shelf;
DROP TYPE kind;
