-- All tasks matter alike again. The index goes with the column.

ALTER TABLE task DROP COLUMN priority;

DROP TYPE task_priority;
