-- allow: index-build because it is small
-- allow: type-rewrite on author because nobody writes to it
-- allow: index-bild because it is small
-- allow: script-fails because it does
-- allow: index-build
ALTER TABLE book ALTER COLUMN price SET DATA TYPE bigint;
