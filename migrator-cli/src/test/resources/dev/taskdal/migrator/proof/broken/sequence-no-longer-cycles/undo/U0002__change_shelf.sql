-- Somebody thought that there is nothing to do.
SELECT 1;
