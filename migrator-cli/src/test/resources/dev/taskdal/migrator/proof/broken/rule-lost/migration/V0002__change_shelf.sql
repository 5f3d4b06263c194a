DROP RULE keep_shelves ON shelf;
