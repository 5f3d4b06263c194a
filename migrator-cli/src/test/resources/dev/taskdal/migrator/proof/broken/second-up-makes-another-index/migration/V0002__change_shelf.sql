DO $$
BEGIN
    IF nextval('turn') = 1 THEN
        CREATE INDEX ix_shelf_label ON shelf (label);
    ELSE
        CREATE INDEX ix_shelf_label ON shelf (label, room);
    END IF;
END $$;
