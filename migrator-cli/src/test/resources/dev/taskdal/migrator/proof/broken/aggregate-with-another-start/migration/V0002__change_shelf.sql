DROP AGGREGATE total(integer);
