ALTER TABLE book ADD COLUMN new_price bigint;
