-- Users have no profile again. Constraints go with their columns; digests stay at the instants that they are due at.

DROP TRIGGER tr_app_user_time_zone ON app_user;

DROP FUNCTION move_digests_to_time_zone();

ALTER TABLE app_user
    DROP COLUMN avatar_url,
    DROP COLUMN biography,
    DROP COLUMN locale,
    DROP COLUMN time_zone;
