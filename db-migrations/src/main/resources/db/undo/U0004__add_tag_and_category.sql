-- Tasks have neither tags nor categories again. Constraints and indexes go with their tables.

DROP TABLE task_category;

DROP TABLE category;

DROP TABLE task_tag;

DROP TABLE tag;
