DROP TRIGGER shelf_touched ON shelf;
