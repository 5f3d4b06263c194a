ALTER TABLE book DROP COLUMN price;

ALTER TABLE book RENAME COLUMN new_price TO price;
