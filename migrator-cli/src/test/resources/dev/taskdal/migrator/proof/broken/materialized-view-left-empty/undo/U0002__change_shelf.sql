CREATE MATERIALIZED VIEW room_size AS SELECT room, count(*) AS shelves FROM shelf GROUP BY room WITH NO DATA;
