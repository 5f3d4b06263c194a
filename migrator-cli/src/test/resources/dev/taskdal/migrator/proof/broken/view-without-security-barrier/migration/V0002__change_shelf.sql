DROP VIEW labelled;
