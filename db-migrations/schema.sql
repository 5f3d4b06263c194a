-- The schema at version 0008, as the migrations make it. Written by 'db schema --write' and compared with them by
-- 'db check': change it with a migration.

CREATE TYPE public.notification_channel AS ENUM (
    'email',
    'push'
);

COMMENT ON TYPE public.notification_channel IS 'Which way a notification goes. Each has settings of its own.';

CREATE TYPE public.notification_event AS ENUM (
    'task_created',
    'status_changed',
    'task_deleted'
);

COMMENT ON TYPE public.notification_event IS 'What is told at once, when somebody other than the owner did it.';

CREATE TYPE public.task_operation AS ENUM (
    'created',
    'updated',
    'deleted'
);

COMMENT ON TYPE public.task_operation IS 'What was done to a task.';

CREATE TYPE public.task_priority AS ENUM (
    'low',
    'normal',
    'high',
    'urgent'
);

COMMENT ON TYPE public.task_priority IS 'How much a task matters. The order of the values is that of importance: the last comes first on a list.';

CREATE TYPE public.task_status AS ENUM (
    'todo',
    'in_progress',
    'done',
    'cancelled'
);

COMMENT ON TYPE public.task_status IS 'Where a task stands. The order of the values is the order of the columns on the board.';

CREATE TABLE public.app_user (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    locale text,
    biography text DEFAULT ''::text NOT NULL,
    avatar_url text,
    CONSTRAINT pk_app_user PRIMARY KEY (id),
    CONSTRAINT ck_app_user_avatar_url CHECK (((avatar_url ~ '^https://[!-~]+$'::text) AND (length(avatar_url) <= 2000))),
    CONSTRAINT ck_app_user_biography CHECK ((length(biography) <= 1000)),
    CONSTRAINT ck_app_user_display_name CHECK (((length(btrim(display_name)) > 0) AND (length(display_name) <= 100))),
    CONSTRAINT ck_app_user_email CHECK (((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text) AND (length(email) <= 320))),
    CONSTRAINT ck_app_user_locale CHECK ((locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'::text)),
    CONSTRAINT ck_app_user_password_hash CHECK (((length(password_hash) >= 1) AND (length(password_hash) <= 500))),
    CONSTRAINT ck_app_user_time_zone CHECK (((time_zone ~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z]*([_-][A-Za-z]+)*)+)$'::text) AND (timezone(time_zone, '2000-01-01 00:00:00+00'::timestamp with time zone) IS NOT NULL)))
);

COMMENT ON TABLE public.app_user IS 'Who owns tasks. Named app_user because user is a reserved word.';
COMMENT ON COLUMN public.app_user.email IS 'Kept as it was typed; unique and looked up without regard to case.';
COMMENT ON COLUMN public.app_user.password_hash IS 'An encoded hash that names its algorithm, never a password. No toString shows it.';
COMMENT ON COLUMN public.app_user.version IS 'Goes up by one with every update: an update that names an older version is refused.';
COMMENT ON COLUMN public.app_user.time_zone IS 'UTC, or a name such as Europe/Berlin that this server knows. PostgreSQL would take any text with a digit for a zone of its own making, so the form is checked, too.';
COMMENT ON COLUMN public.app_user.locale IS 'Language, and perhaps script and region, as in de-AT (BCP 47); null for that of the browser.';
COMMENT ON COLUMN public.app_user.biography IS 'What the user says of himself or herself. Plain text.';
COMMENT ON COLUMN public.app_user.avatar_url IS 'A picture. Only https, so that no page that shows it can be made to run a script or to load it in the clear.';

CREATE UNIQUE INDEX ix_user_email ON public.app_user USING btree (lower(email));
COMMENT ON INDEX public.ix_user_email IS 'Log in by e-mail, whatever its case; no two accounts for one address.';

CREATE TABLE public.api_token (
    user_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_on date,
    CONSTRAINT pk_api_token PRIMARY KEY (user_id, id),
    CONSTRAINT ck_api_token_hash CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT ck_api_token_name CHECK ((((length(name) >= 1) AND (length(name) <= 100)) AND (name ~ '[^[:space:]]'::text))),
    CONSTRAINT fk_api_token_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.api_token IS 'With what a program logs in for a user. Made and revoked by the user; a revoked one is deleted.';
COMMENT ON COLUMN public.api_token.name IS 'What the user calls it, to know it again when it is to be revoked. Two may have the same.';
COMMENT ON COLUMN public.api_token.token_hash IS 'SHA-256 of the token, which is random and stored nowhere: who reads this table can''t log in with it. Such a token can''t be guessed, so it needs no slow hash as a password does.';
COMMENT ON COLUMN public.api_token.last_used_on IS 'The day (UTC) on which it was last used; null if it never was. By day, so that a request is not a write.';

CREATE INDEX ix_api_token_hash ON public.api_token USING btree (token_hash);
COMMENT ON INDEX public.ix_api_token_hash IS 'Whose token it is: looked up across owners on purpose, since who the owner is, is the question.';
COMMENT ON INDEX public.pk_api_token IS 'A user''s tokens, newest first, page by page.';

CREATE TABLE public.category (
    user_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    CONSTRAINT pk_category PRIMARY KEY (user_id, id),
    CONSTRAINT ck_category_name CHECK ((((length(name) >= 1) AND (length(name) <= 50)) AND (name !~ '^[[:space:]]|[[:space:]]$'::text))),
    CONSTRAINT fk_category_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.category IS 'An area that tasks belong to, such as work or home: of the same form as a tag, but a list of its own. A task belongs to any number of them.';
COMMENT ON COLUMN public.category.name IS 'Kept as it was typed, without blanks around it; unique for its user without regard to case.';

CREATE UNIQUE INDEX ix_category_name ON public.category USING btree (user_id, lower(name));
COMMENT ON INDEX public.ix_category_name IS 'A user''s categories by name, page by page; no two of one name, whatever its case.';

CREATE TABLE public.notification_setting (
    user_id bigint NOT NULL,
    channel public.notification_channel NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    events public.notification_event[] DEFAULT '{task_created,status_changed,task_deleted}'::public.notification_event[] NOT NULL,
    quiet_from time without time zone,
    quiet_until time without time zone,
    digest_hour integer,
    next_digest_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT pk_notification_setting PRIMARY KEY (user_id, channel),
    CONSTRAINT ck_notification_setting_digest_hour CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
    CONSTRAINT ck_notification_setting_events CHECK (((COALESCE(array_ndims(events), 1) = 1) AND (cardinality(events) <= 20) AND (array_position(events, NULL::public.notification_event) IS NULL))),
    CONSTRAINT ck_notification_setting_next_digest CHECK (((digest_hour IS NULL) = (next_digest_at IS NULL))),
    CONSTRAINT ck_notification_setting_quiet CHECK ((((quiet_from IS NULL) = (quiet_until IS NULL)) AND (quiet_from <> quiet_until) AND (quiet_from < '24:00:00'::time without time zone) AND (quiet_until < '24:00:00'::time without time zone))),
    CONSTRAINT fk_notification_setting_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.notification_setting IS 'What a user wants to be told by a channel. Without a row: enabled, of all events, at all hours, without a digest.';
COMMENT ON COLUMN public.notification_setting.enabled IS 'False silences the channel, and keeps the rest of the setting for when it is turned on again.';
COMMENT ON COLUMN public.notification_setting.events IS 'What is told at once. Without an event: nothing but the digest.';
COMMENT ON COLUMN public.notification_setting.quiet_from IS 'Start of the hours without notifications, on the clocks of the user''s time zone; null if there are none.';
COMMENT ON COLUMN public.notification_setting.quiet_until IS 'The first time of day that is no longer quiet; before quiet_from if midnight lies between.';
COMMENT ON COLUMN public.notification_setting.digest_hour IS 'When the daily digest is sent, 0 to 23 on the clocks of the user''s time zone (until users have one, UTC); null if none is wanted.';
COMMENT ON COLUMN public.notification_setting.next_digest_at IS 'The instant at which the next digest is due. Stored, since no index can tell from an hour and a time zone who is due; moved on by whoever sends one, so a sender that was down misses nobody.';

CREATE INDEX ix_notification_setting_digest ON public.notification_setting USING btree (channel, next_digest_at, user_id)
WHERE (enabled AND (next_digest_at IS NOT NULL));
COMMENT ON INDEX public.ix_notification_setting_digest IS 'Whose digest is due by a channel, of all users, the longest overdue first. Only those who want one are in it.';

CREATE TABLE public.query_metric (
    query text NOT NULL,
    minute timestamp with time zone NOT NULL,
    calls bigint NOT NULL,
    errors bigint NOT NULL,
    row_count bigint NOT NULL,
    total_micros bigint NOT NULL,
    max_micros bigint NOT NULL,
    upto_100us bigint NOT NULL,
    upto_250us bigint NOT NULL,
    upto_500us bigint NOT NULL,
    upto_1ms bigint NOT NULL,
    upto_2500us bigint NOT NULL,
    upto_5ms bigint NOT NULL,
    upto_10ms bigint NOT NULL,
    upto_25ms bigint NOT NULL,
    upto_50ms bigint NOT NULL,
    upto_100ms bigint NOT NULL,
    upto_250ms bigint NOT NULL,
    upto_1s bigint NOT NULL,
    CONSTRAINT pk_query_metric PRIMARY KEY (query, minute),
    CONSTRAINT ck_query_metric_counts CHECK (((calls > 0) AND ((errors >= 0) AND (errors <= calls)) AND (row_count >= 0))),
    CONSTRAINT ck_query_metric_duration CHECK (((max_micros >= 0) AND (max_micros <= total_micros))),
    CONSTRAINT ck_query_metric_histogram CHECK (((LEAST(upto_100us, upto_250us, upto_500us, upto_1ms, upto_2500us, upto_5ms, upto_10ms, upto_25ms, upto_50ms, upto_100ms, upto_250ms, upto_1s) >= 0) AND ((((((((((((upto_100us + upto_250us) + upto_500us) + upto_1ms) + upto_2500us) + upto_5ms) + upto_10ms) + upto_25ms) + upto_50ms) + upto_100ms) + upto_250ms) + upto_1s) <= calls))),
    CONSTRAINT ck_query_metric_minute CHECK (((EXTRACT(epoch FROM minute) % (60)::numeric) = (0)::numeric)),
    CONSTRAINT ck_query_metric_query CHECK (((length(query) >= 1) AND (length(query) <= 200)))
);

COMMENT ON TABLE public.query_metric IS 'What the queries of all instances of all services did in a minute, added up. Nobody owns it, so its key names no user.';
COMMENT ON COLUMN public.query_metric.query IS 'Its name, such as Tasks.find; of a round trip, the names of all its queries. Cut at 200 characters.';
COMMENT ON COLUMN public.query_metric.minute IS 'The instant at which the minute starts. A call counts where it ends.';
COMMENT ON COLUMN public.query_metric.calls IS 'How often it was executed, failures included.';
COMMENT ON COLUMN public.query_metric.errors IS 'How many of the calls failed.';
COMMENT ON COLUMN public.query_metric.row_count IS 'How many rows the calls read or wrote.';
COMMENT ON COLUMN public.query_metric.total_micros IS 'How long all calls took together, in microseconds.';
COMMENT ON COLUMN public.query_metric.max_micros IS 'How long the longest call took, in microseconds.';
COMMENT ON COLUMN public.query_metric.upto_100us IS 'How many calls took at most 100 µs. With the other columns of this kind a histogram, from which percentiles are estimated. Columns, not an array, so that two instances'' counts are added by plain SQL.';
COMMENT ON COLUMN public.query_metric.upto_250us IS 'How many calls took more than 100 µs and at most 250 µs.';
COMMENT ON COLUMN public.query_metric.upto_500us IS 'How many calls took more than 250 µs and at most 500 µs.';
COMMENT ON COLUMN public.query_metric.upto_1ms IS 'How many calls took more than 500 µs and at most 1 ms.';
COMMENT ON COLUMN public.query_metric.upto_2500us IS 'How many calls took more than 1 ms and at most 2.5 ms.';
COMMENT ON COLUMN public.query_metric.upto_5ms IS 'How many calls took more than 2.5 ms and at most 5 ms.';
COMMENT ON COLUMN public.query_metric.upto_10ms IS 'How many calls took more than 5 ms and at most 10 ms.';
COMMENT ON COLUMN public.query_metric.upto_25ms IS 'How many calls took more than 10 ms and at most 25 ms.';
COMMENT ON COLUMN public.query_metric.upto_50ms IS 'How many calls took more than 25 ms and at most 50 ms.';
COMMENT ON COLUMN public.query_metric.upto_100ms IS 'How many calls took more than 50 ms and at most 100 ms.';
COMMENT ON COLUMN public.query_metric.upto_250ms IS 'How many calls took more than 100 ms and at most 250 ms.';
COMMENT ON COLUMN public.query_metric.upto_1s IS 'How many calls took more than 250 ms and at most 1 s. What is missing to calls took longer than 1 s.';
COMMENT ON INDEX public.pk_query_metric IS 'One query''s minutes, newest first, page by page; and for each query what happened between two instants, and what is old.';

CREATE TABLE public.tag (
    user_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    CONSTRAINT pk_tag PRIMARY KEY (user_id, id),
    CONSTRAINT ck_tag_name CHECK ((((length(name) >= 1) AND (length(name) <= 50)) AND (name !~ '^[[:space:]]|[[:space:]]$'::text))),
    CONSTRAINT fk_tag_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.tag IS 'A word by which a user finds tasks again. A task has any number of them.';
COMMENT ON COLUMN public.tag.name IS 'Kept as it was typed, without blanks around it; unique for its user without regard to case.';

CREATE UNIQUE INDEX ix_tag_name ON public.tag USING btree (user_id, lower(name));
COMMENT ON INDEX public.ix_tag_name IS 'A user''s tags by name, page by page; no two of one name, whatever its case.';

CREATE TABLE public.task (
    user_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    status public.task_status DEFAULT 'todo'::public.task_status NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    priority public.task_priority DEFAULT 'normal'::public.task_priority NOT NULL,
    CONSTRAINT pk_task PRIMARY KEY (user_id, id),
    CONSTRAINT ck_task_description CHECK ((length(description) <= 10000)),
    CONSTRAINT ck_task_title CHECK (((length(btrim(title)) > 0) AND (length(title) <= 200))),
    CONSTRAINT fk_task_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.task IS 'What a user has to do. The owner is part of the key, so that no row can refer to another user''s.';
COMMENT ON COLUMN public.task.id IS 'Drawn from one sequence for all users: it orders tasks that were created at the same instant.';
COMMENT ON COLUMN public.task.version IS 'Goes up by one with every update: an update that names an older version is refused.';
COMMENT ON COLUMN public.task.created_at IS 'With id, the order of every page: newest first.';
COMMENT ON COLUMN public.task.priority IS 'How much it matters to its owner. Whoever doesn''t say, says normal.';

CREATE INDEX ix_task_created_at ON public.task USING btree (created_at, id);
COMMENT ON INDEX public.ix_task_created_at IS 'The newest tasks of all users; tasks created between two instants.';

CREATE INDEX ix_task_status ON public.task USING btree (status, created_at, id);
COMMENT ON INDEX public.ix_task_status IS 'Tasks in a status across users, newest first, and how many there are.';

CREATE INDEX ix_task_title ON public.task USING btree (user_id, lower(title) COLLATE "C", id);
COMMENT ON INDEX public.ix_task_title IS 'A user''s tasks whose title starts with a prefix, whatever its case, by title. Collation C makes a prefix a range of the index.';

CREATE INDEX ix_task_user_id ON public.task USING btree (user_id, created_at, id);
COMMENT ON INDEX public.ix_task_user_id IS 'A user''s tasks, newest first, page by page.';

CREATE INDEX ix_task_user_priority ON public.task USING btree (user_id, priority, created_at, id)
WHERE (status = ANY (ARRAY['todo'::public.task_status, 'in_progress'::public.task_status]));
COMMENT ON INDEX public.ix_task_user_priority IS 'What a user should do next: the open tasks, most urgent first, newest first among equals. What is done or cancelled, in time most tasks, is not in it.';

CREATE INDEX ix_task_user_status ON public.task USING btree (user_id, status, created_at, id);
COMMENT ON INDEX public.ix_task_user_status IS 'A user''s tasks in one status, newest first: the dashboard and each column of the board.';

CREATE TABLE public.task_category (
    user_id bigint NOT NULL,
    task_id bigint NOT NULL,
    category_id bigint NOT NULL,
    CONSTRAINT pk_task_category PRIMARY KEY (user_id, task_id, category_id),
    CONSTRAINT fk_task_category_category FOREIGN KEY (user_id, category_id) REFERENCES public.category(user_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_category_task FOREIGN KEY (user_id, task_id) REFERENCES public.task(user_id, id) ON DELETE CASCADE
);

COMMENT ON TABLE public.task_category IS 'Which tasks belong to which categories.';
COMMENT ON COLUMN public.task_category.user_id IS 'The owner of both: a task can''t have the category of somebody else.';

CREATE INDEX ix_task_category_category ON public.task_category USING btree (user_id, category_id, task_id);
COMMENT ON INDEX public.ix_task_category_category IS 'The tasks in a category, newest first, and how many there are.';
COMMENT ON INDEX public.pk_task_category IS 'The categories of a task, and of a page of tasks.';

CREATE TABLE public.task_history (
    user_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    task_id bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    actor_id bigint,
    operation public.task_operation NOT NULL,
    status_before public.task_status,
    status_after public.task_status,
    priority_before public.task_priority,
    priority_after public.task_priority,
    actor_role text,
    title_before text,
    title_after text,
    description_before text,
    description_after text,
    CONSTRAINT pk_task_history PRIMARY KEY (user_id, id),
    CONSTRAINT ck_task_history_actor CHECK ((num_nonnulls(actor_id, actor_role) = 1)),
    CONSTRAINT fk_task_history_user FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE
);

COMMENT ON TABLE public.task_history IS 'Who changed which task, when and how. Append only, written by triggers of task: grant services SELECT, and nothing else. It outlives the task, and goes with its owner.';
COMMENT ON COLUMN public.task_history.user_id IS 'The owner of the task, who need not be the one who changed it.';
COMMENT ON COLUMN public.task_history.id IS 'Drawn while the task is locked, so that the entries of a task are in the order of its changes, and those of a user in the order of time.';
COMMENT ON COLUMN public.task_history.task_id IS 'Refers to a task that may be gone: there is no foreign key.';
COMMENT ON COLUMN public.task_history.changed_at IS 'By the clock, not the start of the transaction: two that change a task in turn would seem to have done it in another order.';
COMMENT ON COLUMN public.task_history.actor_id IS 'The user who did it, as the service said in taskdal.actor; null if it said nothing. Not a foreign key: it stays when that user is gone.';
COMMENT ON COLUMN public.task_history.actor_role IS 'The role that was logged in to the database; null if there is an actor_id, since it is the same for all users of a service.';
COMMENT ON COLUMN public.task_history.title_before IS 'As for the other columns: null if it didn''t change. What a task was created with is in the task, or in the first entry that changed it.';
COMMENT ON COLUMN public.task_history.title_after IS 'Null if it didn''t change, and when the task was deleted.';

CREATE INDEX ix_task_history_task ON public.task_history USING btree (user_id, task_id, id);
COMMENT ON INDEX public.ix_task_history_task IS 'The history of a task, newest first, page by page. That of a user is served by the key.';

CREATE TABLE public.task_tag (
    user_id bigint NOT NULL,
    task_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    CONSTRAINT pk_task_tag PRIMARY KEY (user_id, task_id, tag_id),
    CONSTRAINT fk_task_tag_tag FOREIGN KEY (user_id, tag_id) REFERENCES public.tag(user_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_task_tag_task FOREIGN KEY (user_id, task_id) REFERENCES public.task(user_id, id) ON DELETE CASCADE
);

COMMENT ON TABLE public.task_tag IS 'Which tasks have which tags.';
COMMENT ON COLUMN public.task_tag.user_id IS 'The owner of both: a task can''t have the tag of somebody else.';

CREATE INDEX ix_task_tag_tag ON public.task_tag USING btree (user_id, tag_id, task_id);
COMMENT ON INDEX public.ix_task_tag_tag IS 'The tasks with a tag, newest first, and how many there are.';
COMMENT ON INDEX public.pk_task_tag IS 'The tags of a task, and of a page of tasks.';

CREATE OR REPLACE FUNCTION public.move_digests_to_time_zone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE notification_setting
    SET next_digest_at = next_hour_in_zone(now(), NEW.time_zone, digest_hour)
    WHERE user_id = NEW.id
      AND next_digest_at > now(); -- one that is due is still to be sent
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION public.move_digests_to_time_zone() IS 'Moves the digests of a user who has moved to another time zone.';

CREATE OR REPLACE FUNCTION public.next_hour_in_zone(instant timestamp with time zone, zone text, hour_of_day integer) RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT min(candidate AT TIME ZONE zone)
    FROM generate_series(0, 1) days_on,
         LATERAL (SELECT date_trunc('day', instant AT TIME ZONE zone)
                         + make_interval(days => days_on, hours => hour_of_day)) local (candidate)
    WHERE candidate AT TIME ZONE zone > instant
$$;

COMMENT ON FUNCTION public.next_hour_in_zone(instant timestamp with time zone, zone text, hour_of_day integer) IS 'When the clocks of a time zone next show that hour, strictly after an instant; null for no hour. In place of an hour that the change to summer time skips, the one after it.';

CREATE OR REPLACE FUNCTION public.record_task_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
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

REVOKE ALL ON FUNCTION public.record_task_history() FROM PUBLIC;

COMMENT ON FUNCTION public.record_task_history() IS 'Appends to task_history what a statement did to tasks: once for a statement, however many rows it wrote. A column that is added to task is to be added here.';

CREATE TRIGGER tr_app_user_time_zone
    AFTER UPDATE OF time_zone ON public.app_user
    FOR EACH ROW
    WHEN ((old.time_zone IS DISTINCT FROM new.time_zone))
    EXECUTE PROCEDURE public.move_digests_to_time_zone();
COMMENT ON TRIGGER tr_app_user_time_zone ON public.app_user IS 'next_digest_at is made from the time zone, which is in another table.';

CREATE TRIGGER tr_task_history_delete
    AFTER DELETE ON public.task
    REFERENCING OLD TABLE AS old_task 
    FOR EACH STATEMENT
    EXECUTE PROCEDURE public.record_task_history();
COMMENT ON TRIGGER tr_task_history_delete ON public.task IS 'Who deleted it, and what it was.';

CREATE TRIGGER tr_task_history_insert
    AFTER INSERT ON public.task
    REFERENCING NEW TABLE AS new_task 
    FOR EACH STATEMENT
    EXECUTE PROCEDURE public.record_task_history();
COMMENT ON TRIGGER tr_task_history_insert ON public.task IS 'Who created it.';

CREATE TRIGGER tr_task_history_update
    AFTER UPDATE ON public.task
    REFERENCING NEW TABLE AS new_task OLD TABLE AS old_task 
    FOR EACH STATEMENT
    EXECUTE PROCEDURE public.record_task_history();
COMMENT ON TRIGGER tr_task_history_update ON public.task IS 'Who changed what. Updates that change no more than version and updated_at are none.';
