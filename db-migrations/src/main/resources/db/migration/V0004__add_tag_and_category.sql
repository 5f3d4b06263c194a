-- Lets users sort their tasks by tags and by categories, any number of them a task.
-- compatible-with: 0001

CREATE TABLE tag (
    user_id bigint NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY,
    name    text   NOT NULL,
    CONSTRAINT pk_tag PRIMARY KEY (user_id, id),
    CONSTRAINT fk_tag_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_tag_name CHECK (length(name) BETWEEN 1 AND 50 AND name !~ '^[[:space:]]|[[:space:]]$')
);

COMMENT ON TABLE tag IS 'A word by which a user finds tasks again. A task has any number of them.';
COMMENT ON COLUMN tag.name IS 'Kept as it was typed, without blanks around it; unique for its user without regard to case.';

CREATE UNIQUE INDEX ix_tag_name ON tag (user_id, lower(name));
COMMENT ON INDEX ix_tag_name IS 'A user''s tags by name, page by page; no two of one name, whatever its case.';

CREATE TABLE task_tag (
    user_id bigint NOT NULL,
    task_id bigint NOT NULL,
    tag_id  bigint NOT NULL,
    CONSTRAINT pk_task_tag PRIMARY KEY (user_id, task_id, tag_id),
    CONSTRAINT fk_task_tag_task FOREIGN KEY (user_id, task_id) REFERENCES task (user_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_tag_tag FOREIGN KEY (user_id, tag_id) REFERENCES tag (user_id, id) ON DELETE CASCADE
);

COMMENT ON TABLE task_tag IS 'Which tasks have which tags.';
COMMENT ON COLUMN task_tag.user_id IS 'The owner of both: a task can''t have the tag of somebody else.';

COMMENT ON INDEX pk_task_tag IS 'The tags of a task, and of a page of tasks.';

CREATE INDEX ix_task_tag_tag ON task_tag (user_id, tag_id, task_id);
COMMENT ON INDEX ix_task_tag_tag IS 'The tasks with a tag, newest first, and how many there are.';

CREATE TABLE category (
    user_id bigint NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY,
    name    text   NOT NULL,
    CONSTRAINT pk_category PRIMARY KEY (user_id, id),
    CONSTRAINT fk_category_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_category_name CHECK (length(name) BETWEEN 1 AND 50 AND name !~ '^[[:space:]]|[[:space:]]$')
);

COMMENT ON TABLE category IS 'An area that tasks belong to, such as work or home: of the same form as a tag, but a list of its own. A task belongs to any number of them.';
COMMENT ON COLUMN category.name IS 'Kept as it was typed, without blanks around it; unique for its user without regard to case.';

CREATE UNIQUE INDEX ix_category_name ON category (user_id, lower(name));
COMMENT ON INDEX ix_category_name IS 'A user''s categories by name, page by page; no two of one name, whatever its case.';

CREATE TABLE task_category (
    user_id     bigint NOT NULL,
    task_id     bigint NOT NULL,
    category_id bigint NOT NULL,
    CONSTRAINT pk_task_category PRIMARY KEY (user_id, task_id, category_id),
    CONSTRAINT fk_task_category_task FOREIGN KEY (user_id, task_id) REFERENCES task (user_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_category_category FOREIGN KEY (user_id, category_id) REFERENCES category (user_id, id) ON DELETE CASCADE
);

COMMENT ON TABLE task_category IS 'Which tasks belong to which categories.';
COMMENT ON COLUMN task_category.user_id IS 'The owner of both: a task can''t have the category of somebody else.';

COMMENT ON INDEX pk_task_category IS 'The categories of a task, and of a page of tasks.';

CREATE INDEX ix_task_category_category ON task_category (user_id, category_id, task_id);
COMMENT ON INDEX ix_task_category_category IS 'The tasks in a category, newest first, and how many there are.';
