CREATE COLLATION titles (provider = icu, locale = 'en-US');
