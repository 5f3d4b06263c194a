UPDATE shelf SET label = nextval('turn') || '. ' || label;
