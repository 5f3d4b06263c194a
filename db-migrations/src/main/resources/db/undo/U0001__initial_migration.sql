-- Back to an empty database. Indexes and constraints go with their tables.

DROP TABLE task;

DROP TABLE app_user;

DROP TYPE task_status;
