-- A task that was created, changed and deleted, and one that a user changed: history as the triggers write it.

WITH owner AS (
    INSERT INTO app_user (email, display_name, password_hash)
    VALUES ('history@example.org', 'Historian', '{noop}secret')
    RETURNING id
)
INSERT INTO task (user_id, title, description)
SELECT id, title, 'Written down.' FROM owner, unnest('{Kept,Burned}'::text[]) title;

UPDATE task SET status = 'done', priority = 'high', version = version + 1 WHERE title = 'Burned';

DELETE FROM task WHERE title = 'Burned';

SELECT set_config('taskdal.actor', user_id::text, true) FROM task WHERE title = 'Kept';

UPDATE task SET title = 'Kept and changed', description = '', version = version + 1 WHERE title = 'Kept';

SELECT set_config('taskdal.actor', '', true);
