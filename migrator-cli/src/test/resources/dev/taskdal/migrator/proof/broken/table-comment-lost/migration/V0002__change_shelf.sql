COMMENT ON TABLE shelf IS 'Where books are.';
