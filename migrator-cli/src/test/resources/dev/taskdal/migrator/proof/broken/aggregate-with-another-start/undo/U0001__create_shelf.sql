DROP AGGREGATE total(integer);
DROP TABLE shelf;
