ALTER TABLE shelf DISABLE TRIGGER shelf_touched;
