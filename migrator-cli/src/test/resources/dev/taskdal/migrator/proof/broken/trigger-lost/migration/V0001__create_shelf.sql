CREATE TABLE shelf (
    id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text    NOT NULL,
    room  integer
);

CREATE FUNCTION shelf_touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER shelf_touched BEFORE UPDATE ON shelf FOR EACH ROW WHEN (OLD.label <> NEW.label) EXECUTE FUNCTION shelf_touched();
