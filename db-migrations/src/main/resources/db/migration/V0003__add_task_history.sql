-- Keeps who changed which task, when and how. The database writes it, so that no client can forget to.
-- compatible-with: 0001

CREATE TYPE task_operation AS ENUM ('created', 'updated', 'deleted');

COMMENT ON TYPE task_operation IS 'What was done to a task.';

-- Wide columns last and few indexes: what is appended at every write should be small.
CREATE TABLE task_history (
    user_id            bigint         NOT NULL,
    id                 bigint         GENERATED ALWAYS AS IDENTITY,
    task_id            bigint         NOT NULL,
    changed_at         timestamptz    NOT NULL,
    actor_id           bigint,
    operation          task_operation NOT NULL,
    status_before      task_status,
    status_after       task_status,
    priority_before    task_priority,
    priority_after     task_priority,
    actor_role         text,
    title_before       text,
    title_after        text,
    description_before text,
    description_after  text,
    CONSTRAINT pk_task_history PRIMARY KEY (user_id, id),
    CONSTRAINT fk_task_history_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_task_history_actor CHECK (num_nonnulls(actor_id, actor_role) = 1)
);

COMMENT ON TABLE task_history IS 'Who changed which task, when and how. Append only, written by triggers of task: grant services SELECT, and nothing else. It outlives the task, and goes with its owner.';
COMMENT ON COLUMN task_history.user_id IS 'The owner of the task, who need not be the one who changed it.';
COMMENT ON COLUMN task_history.id IS 'Drawn while the task is locked, so that the entries of a task are in the order of its changes, and those of a user in the order of time.';
COMMENT ON COLUMN task_history.task_id IS 'Refers to a task that may be gone: there is no foreign key.';
COMMENT ON COLUMN task_history.changed_at IS 'By the clock, not the start of the transaction: two that change a task in turn would seem to have done it in another order.';
COMMENT ON COLUMN task_history.actor_id IS 'The user who did it, as the service said in taskdal.actor; null if it said nothing. Not a foreign key: it stays when that user is gone.';
COMMENT ON COLUMN task_history.actor_role IS 'The role that was logged in to the database; null if there is an actor_id, since it is the same for all users of a service.';
COMMENT ON COLUMN task_history.title_before IS 'As for the other columns: null if it didn''t change. What a task was created with is in the task, or in the first entry that changed it.';
COMMENT ON COLUMN task_history.title_after IS 'Null if it didn''t change, and when the task was deleted.';

CREATE INDEX ix_task_history_task ON task_history (user_id, task_id, id);
COMMENT ON INDEX ix_task_history_task IS 'The history of a task, newest first, page by page. That of a user is served by the key.';

-- Runs as its owner, so that a service needs no right to write history, and has none.
CREATE FUNCTION record_task_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    acting_user bigint      := nullif(current_setting('taskdal.actor', true), '');
    acting_role text        := CASE WHEN acting_user IS NULL THEN session_user END;
    this_moment timestamptz := clock_timestamp();
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO task_history (user_id, task_id, changed_at, actor_id, actor_role, operation)
        SELECT user_id, id, this_moment, acting_user, acting_role, 'created'
        FROM new_task;
    ELSIF TG_OP = 'UPDATE' THEN
        -- A full join, since the plan is kept: a nested loop that was made for one row would take hours for 100,000.
        -- What has no partner got another owner: a task less for one, and a task more for the other.
        INSERT INTO task_history (
            user_id, task_id, changed_at, actor_id, actor_role, operation,
            title_before, title_after, description_before, description_after,
            status_before, status_after, priority_before, priority_after)
        SELECT coalesce(o.user_id, n.user_id), coalesce(o.id, n.id), this_moment, acting_user, acting_role,
               (CASE WHEN n.id IS NULL THEN 'deleted' WHEN o.id IS NULL THEN 'created' ELSE 'updated' END)::task_operation,
               CASE WHEN o.title IS DISTINCT FROM n.title THEN o.title END,
               CASE WHEN o.title <> n.title THEN n.title END,
               CASE WHEN o.description IS DISTINCT FROM n.description THEN o.description END,
               CASE WHEN o.description <> n.description THEN n.description END,
               CASE WHEN o.status IS DISTINCT FROM n.status THEN o.status END,
               CASE WHEN o.status <> n.status THEN n.status END,
               CASE WHEN o.priority IS DISTINCT FROM n.priority THEN o.priority END,
               CASE WHEN o.priority <> n.priority THEN n.priority END
        FROM old_task o
        FULL JOIN new_task n ON n.user_id = o.user_id AND n.id = o.id
        WHERE (o.id, o.title, o.description, o.status, o.priority)
              IS DISTINCT FROM (n.id, n.title, n.description, n.status, n.priority);
    ELSE
        -- If the owner is gone, the tasks go with it, and so does their history. A subquery for each row always
        -- finds it by its key, whatever the first of many executions was made for.
        INSERT INTO task_history (
            user_id, task_id, changed_at, actor_id, actor_role, operation,
            title_before, description_before, status_before, priority_before)
        SELECT user_id, id, this_moment, acting_user, acting_role, 'deleted', title, description, status, priority
        FROM old_task
        WHERE (SELECT true FROM app_user WHERE app_user.id = old_task.user_id);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION record_task_history() IS 'Appends to task_history what a statement did to tasks: once for a statement, however many rows it wrote. A column that is added to task is to be added here.';

-- Else anybody could let it record the changes of a table of his own that looks like task.
REVOKE EXECUTE ON FUNCTION record_task_history() FROM PUBLIC;

CREATE TRIGGER tr_task_history_insert
    AFTER INSERT ON task
    REFERENCING NEW TABLE AS new_task
    FOR EACH STATEMENT EXECUTE FUNCTION record_task_history();

CREATE TRIGGER tr_task_history_update
    AFTER UPDATE ON task
    REFERENCING OLD TABLE AS old_task NEW TABLE AS new_task
    FOR EACH STATEMENT EXECUTE FUNCTION record_task_history();

CREATE TRIGGER tr_task_history_delete
    AFTER DELETE ON task
    REFERENCING OLD TABLE AS old_task
    FOR EACH STATEMENT EXECUTE FUNCTION record_task_history();

COMMENT ON TRIGGER tr_task_history_insert ON task IS 'Who created it.';
COMMENT ON TRIGGER tr_task_history_update ON task IS 'Who changed what. Updates that change no more than version and updated_at are none.';
COMMENT ON TRIGGER tr_task_history_delete ON task IS 'Who deleted it, and what it was.';
