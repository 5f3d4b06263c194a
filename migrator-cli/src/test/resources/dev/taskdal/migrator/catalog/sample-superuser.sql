-- What wants a superuser, after sample.sql.
CREATE EXTENSION postgres_fdw;
CREATE EVENT TRIGGER et ON ddl_command_start WHEN TAG IN ('DROP TABLE','CREATE TABLE') EXECUTE FUNCTION evt();
ALTER EVENT TRIGGER et DISABLE;
CREATE OPERATOR CLASS oc FOR TYPE addr USING btree AS OPERATOR 1 <<<, FUNCTION 1 cmp(addr, addr);
CREATE SERVER srv FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h', dbname 'd');
CREATE USER MAPPING FOR CURRENT_USER SERVER srv OPTIONS (user 'u', password 'secret');
CREATE FOREIGN TABLE ft (a int OPTIONS (column_name 'z')) SERVER srv OPTIONS (table_name 't');
CREATE PUBLICATION pub2 FOR TABLES IN SCHEMA shop;
ALTER TABLE ref DISABLE TRIGGER ALL;
ALTER TABLE base OWNER TO pg_monitor;
ALTER FUNCTION evt() OWNER TO pg_monitor;
CREATE TRANSFORM FOR addr LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
