DROP VIEW labelled;
DROP TABLE shelf;
