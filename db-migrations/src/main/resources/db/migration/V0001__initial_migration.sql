-- The task list: users, their tasks, and one index for each documented query pattern.

CREATE TYPE task_status AS ENUM ('todo', 'in_progress', 'done', 'cancelled');

COMMENT ON TYPE task_status IS 'Where a task stands. The order of the values is the order of the columns on the board.';

CREATE TABLE app_user (
    id            bigint      GENERATED ALWAYS AS IDENTITY,
    email         text        NOT NULL,
    display_name  text        NOT NULL,
    password_hash text        NOT NULL,
    version       integer     NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_app_user PRIMARY KEY (id),
    CONSTRAINT ck_app_user_email CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 320),
    CONSTRAINT ck_app_user_display_name CHECK (length(btrim(display_name)) > 0 AND length(display_name) <= 100),
    CONSTRAINT ck_app_user_password_hash CHECK (length(password_hash) BETWEEN 1 AND 500)
);

COMMENT ON TABLE app_user IS 'Who owns tasks. Named app_user because user is a reserved word.';
COMMENT ON COLUMN app_user.email IS 'Kept as it was typed; unique and looked up without regard to case.';
COMMENT ON COLUMN app_user.password_hash IS 'An encoded hash that names its algorithm, never a password. No toString shows it.';
COMMENT ON COLUMN app_user.version IS 'Goes up by one with every update: an update that names an older version is refused.';

CREATE TABLE task (
    user_id     bigint      NOT NULL,
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    title       text        NOT NULL,
    description text        NOT NULL DEFAULT '',
    status      task_status NOT NULL DEFAULT 'todo',
    version     integer     NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_task PRIMARY KEY (user_id, id),
    CONSTRAINT fk_task_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_task_title CHECK (length(btrim(title)) > 0 AND length(title) <= 200),
    CONSTRAINT ck_task_description CHECK (length(description) <= 10000)
);

COMMENT ON TABLE task IS 'What a user has to do. The owner is part of the key, so that no row can refer to another user''s.';
COMMENT ON COLUMN task.id IS 'Drawn from one sequence for all users: it orders tasks that were created at the same instant.';
COMMENT ON COLUMN task.version IS 'Goes up by one with every update: an update that names an older version is refused.';
COMMENT ON COLUMN task.created_at IS 'With id, the order of every page: newest first.';

CREATE UNIQUE INDEX ix_user_email ON app_user (lower(email));
COMMENT ON INDEX ix_user_email IS 'Log in by e-mail, whatever its case; no two accounts for one address.';

CREATE INDEX ix_task_user_id ON task (user_id, created_at, id);
COMMENT ON INDEX ix_task_user_id IS 'A user''s tasks, newest first, page by page.';

CREATE INDEX ix_task_status ON task (status, created_at, id);
COMMENT ON INDEX ix_task_status IS 'Tasks in a status across users, newest first, and how many there are.';

CREATE INDEX ix_task_title ON task (user_id, lower(title) COLLATE "C", id);
COMMENT ON INDEX ix_task_title IS 'A user''s tasks whose title starts with a prefix, whatever its case, by title. Collation C makes a prefix a range of the index.';

CREATE INDEX ix_task_created_at ON task (created_at, id);
COMMENT ON INDEX ix_task_created_at IS 'The newest tasks of all users; tasks created between two instants.';

CREATE INDEX ix_task_user_status ON task (user_id, status, created_at, id);
COMMENT ON INDEX ix_task_user_status IS 'A user''s tasks in one status, newest first: the dashboard and each column of the board.';
