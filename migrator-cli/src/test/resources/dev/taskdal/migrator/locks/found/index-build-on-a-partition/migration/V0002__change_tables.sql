CREATE INDEX ix_sale_at ON sale (at);
