CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE FUNCTION shelf_touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched := clock_timestamp(); RETURN NEW; END $$;
ALTER TABLE shelf ADD COLUMN touched timestamptz;
CREATE TRIGGER shelf_touched BEFORE UPDATE ON shelf FOR EACH ROW EXECUTE FUNCTION shelf_touched();
