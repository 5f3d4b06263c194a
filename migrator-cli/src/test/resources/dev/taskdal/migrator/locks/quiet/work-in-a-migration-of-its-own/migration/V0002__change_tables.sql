ALTER TABLE author ADD COLUMN phone text;

COMMENT ON COLUMN author.phone IS 'With its country.';
