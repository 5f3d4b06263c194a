-- allow: json-column on author because nobody selects it
-- allow: json-column on public.book because nobody selects it
ALTER TABLE author ADD COLUMN meta json;

ALTER TABLE book ADD COLUMN meta json;
-- allow: work-under-lock because both are locked for a moment only
