-- Nobody keeps metrics of queries again. Constraints go with the table.

DROP TABLE query_metric;
