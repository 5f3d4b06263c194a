-- Lets users say which notifications they want, where and when, and finds those whose daily digest is due.
-- compatible-with: 0001

CREATE TYPE notification_channel AS ENUM ('email', 'push');

COMMENT ON TYPE notification_channel IS 'Which way a notification goes. Each has settings of its own.';

CREATE TYPE notification_event AS ENUM ('task_created', 'status_changed', 'task_deleted');

COMMENT ON TYPE notification_event IS 'What is told at once, when somebody other than the owner did it.';

CREATE FUNCTION next_hour_in_zone(instant timestamptz, zone text, hour_of_day integer) RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT min(candidate AT TIME ZONE zone)
    FROM generate_series(0, 1) days_on,
         LATERAL (SELECT date_trunc('day', instant AT TIME ZONE zone)
                         + make_interval(days => days_on, hours => hour_of_day)) local (candidate)
    WHERE candidate AT TIME ZONE zone > instant
$$;

COMMENT ON FUNCTION next_hour_in_zone(timestamptz, text, integer) IS 'When the clocks of a time zone next show that hour, strictly after an instant; null for no hour. In place of an hour that the change to summer time skips, the one after it.';

CREATE TABLE notification_setting (
    user_id        bigint               NOT NULL,
    channel        notification_channel NOT NULL,
    enabled        boolean              NOT NULL DEFAULT true,
    events         notification_event[] NOT NULL DEFAULT '{task_created,status_changed,task_deleted}',
    quiet_from     time,
    quiet_until    time,
    digest_hour    integer,
    next_digest_at timestamptz,
    updated_at     timestamptz          NOT NULL DEFAULT now(),
    CONSTRAINT pk_notification_setting PRIMARY KEY (user_id, channel),
    CONSTRAINT fk_notification_setting_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_notification_setting_events CHECK (
        coalesce(array_ndims(events), 1) = 1 AND cardinality(events) <= 20 AND array_position(events, NULL) IS NULL),
    CONSTRAINT ck_notification_setting_quiet CHECK (
        (quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until
        AND quiet_from < '24:00' AND quiet_until < '24:00'),
    CONSTRAINT ck_notification_setting_digest_hour CHECK (digest_hour BETWEEN 0 AND 23),
    CONSTRAINT ck_notification_setting_next_digest CHECK ((digest_hour IS NULL) = (next_digest_at IS NULL))
);

COMMENT ON TABLE notification_setting IS 'What a user wants to be told by a channel. Without a row: enabled, of all events, at all hours, without a digest.';
COMMENT ON COLUMN notification_setting.enabled IS 'False silences the channel, and keeps the rest of the setting for when it is turned on again.';
COMMENT ON COLUMN notification_setting.events IS 'What is told at once. Without an event: nothing but the digest.';
COMMENT ON COLUMN notification_setting.quiet_from IS 'Start of the hours without notifications, on the clocks of the user''s time zone; null if there are none.';
COMMENT ON COLUMN notification_setting.quiet_until IS 'The first time of day that is no longer quiet; before quiet_from if midnight lies between.';
COMMENT ON COLUMN notification_setting.digest_hour IS 'When the daily digest is sent, 0 to 23 on the clocks of the user''s time zone (until users have one, UTC); null if none is wanted.';
COMMENT ON COLUMN notification_setting.next_digest_at IS 'The instant at which the next digest is due. Stored, since no index can tell from an hour and a time zone who is due; moved on by whoever sends one, so a sender that was down misses nobody.';

CREATE INDEX ix_notification_setting_digest ON notification_setting (channel, next_digest_at, user_id)
    WHERE enabled AND next_digest_at IS NOT NULL;
COMMENT ON INDEX ix_notification_setting_digest IS 'Whose digest is due by a channel, of all users, the longest overdue first. Only those who want one are in it.';
