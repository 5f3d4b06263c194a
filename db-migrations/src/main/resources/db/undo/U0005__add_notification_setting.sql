-- Everybody has the same notifications again. Constraints and the index go with their table.

DROP TABLE notification_setting;

DROP FUNCTION next_hour_in_zone(timestamptz, text, integer);

DROP TYPE notification_event;

DROP TYPE notification_channel;
