-- Gives users a profile: what others see of them, and how dates and times are shown to them.
-- compatible-with: 0001

ALTER TABLE app_user
    ADD COLUMN time_zone  text NOT NULL DEFAULT 'UTC',
    ADD COLUMN locale     text,
    ADD COLUMN biography  text NOT NULL DEFAULT '',
    ADD COLUMN avatar_url text,
    ADD CONSTRAINT ck_app_user_time_zone CHECK (
        time_zone ~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z]*([_-][A-Za-z]+)*)+)$'
        AND timezone(time_zone, timestamptz '2000-01-01 00:00:00+00') IS NOT NULL),
    ADD CONSTRAINT ck_app_user_locale CHECK (locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'),
    ADD CONSTRAINT ck_app_user_biography CHECK (length(biography) <= 1000),
    ADD CONSTRAINT ck_app_user_avatar_url CHECK (avatar_url ~ '^https://[!-~]+$' AND length(avatar_url) <= 2000);

COMMENT ON COLUMN app_user.time_zone IS 'UTC, or a name such as Europe/Berlin that this server knows. PostgreSQL would take any text with a digit for a zone of its own making, so the form is checked, too.';
COMMENT ON COLUMN app_user.locale IS 'Language, and perhaps script and region, as in de-AT (BCP 47); null for that of the browser.';
COMMENT ON COLUMN app_user.biography IS 'What the user says of himself or herself. Plain text.';
COMMENT ON COLUMN app_user.avatar_url IS 'A picture. Only https, so that no page that shows it can be made to run a script or to load it in the clear.';

-- Whoever changes a time zone, in whatever way: a digest that is wanted at seven comes at seven there.
CREATE FUNCTION move_digests_to_time_zone() RETURNS trigger
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

COMMENT ON FUNCTION move_digests_to_time_zone() IS 'Moves the digests of a user who has moved to another time zone.';

CREATE TRIGGER tr_app_user_time_zone
    AFTER UPDATE OF time_zone ON app_user
    FOR EACH ROW
    WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone)
    EXECUTE FUNCTION move_digests_to_time_zone();

COMMENT ON TRIGGER tr_app_user_time_zone ON app_user IS 'next_digest_at is made from the time zone, which is in another table.';
