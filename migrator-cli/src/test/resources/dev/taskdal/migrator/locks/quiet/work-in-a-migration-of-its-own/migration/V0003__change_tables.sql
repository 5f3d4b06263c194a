SELECT count(*) FROM author;
