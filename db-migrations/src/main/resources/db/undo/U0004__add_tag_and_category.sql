-- Tasks have neither tags nor categories again. Constraints and indexes go with their tables.
-- allow: work-under-lock because each lock is held for milliseconds, and undoing is for quiet hours

DROP TABLE task_category;

DROP TABLE category;

DROP TABLE task_tag;

DROP TABLE tag;
