CREATE TABLE room (
    name text NOT NULL,
    CONSTRAINT ex_room_name EXCLUDE (name WITH =)
);
