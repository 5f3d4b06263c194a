-- Nobody keeps history again. Triggers go first, since they need the function; the index goes with the table.
-- allow: work-under-lock because each lock is held for milliseconds, and undoing is for quiet hours

DROP TRIGGER tr_task_history_insert ON task;

DROP TRIGGER tr_task_history_update ON task;

DROP TRIGGER tr_task_history_delete ON task;

DROP FUNCTION record_task_history();

DROP TABLE task_history;

DROP TYPE task_operation;
