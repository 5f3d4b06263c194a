-- A constraint can't become invalid again.
SELECT 1;
