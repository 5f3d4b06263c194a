-- Gives tasks a priority, and an order in which to do them.
-- compatible-with: 0001

CREATE TYPE task_priority AS ENUM ('low', 'normal', 'high', 'urgent');

COMMENT ON TYPE task_priority IS 'How much a task matters. The order of the values is that of importance: the last comes first on a list.';

-- A constant default isn't written into the rows that there are, so this takes no longer on a large table.
ALTER TABLE task ADD COLUMN priority task_priority NOT NULL DEFAULT 'normal';

COMMENT ON COLUMN task.priority IS 'How much it matters to its owner. Whoever doesn''t say, says normal.';

CREATE INDEX ix_task_user_priority ON task (user_id, priority, created_at, id) WHERE status IN ('todo', 'in_progress');
COMMENT ON INDEX ix_task_user_priority IS 'What a user should do next: the open tasks, most urgent first, newest first among equals. What is done or cancelled, in time most tasks, is not in it.';
