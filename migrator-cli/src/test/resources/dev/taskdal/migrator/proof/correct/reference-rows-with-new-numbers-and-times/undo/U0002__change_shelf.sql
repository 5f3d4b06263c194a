DROP TABLE room;
DELETE FROM shelf WHERE label = 'Returns';
