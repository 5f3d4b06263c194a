VACUUM FULL author;
