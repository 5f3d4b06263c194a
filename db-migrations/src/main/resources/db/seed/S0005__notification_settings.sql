-- A setting with everything in it, and one with nothing: the columns of the digest and of the quiet hours go in pairs.

INSERT INTO notification_setting (user_id, channel, quiet_from, quiet_until, digest_hour, next_digest_at)
SELECT min(id), 'email', '22:30', '06:00', 7, '2025-01-02 07:00:00+00' FROM app_user HAVING min(id) IS NOT NULL;

INSERT INTO notification_setting (user_id, channel, enabled, events)
SELECT min(id), 'push', false, '{}' FROM app_user HAVING min(id) IS NOT NULL;
