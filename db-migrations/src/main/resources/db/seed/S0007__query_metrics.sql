-- A minute of one query: no generated instant is a whole minute, and no generated counts add up.

INSERT INTO query_metric (
    query, minute, calls, errors, row_count, total_micros, max_micros, upto_100us, upto_250us, upto_500us, upto_1ms,
    upto_2500us, upto_5ms, upto_10ms, upto_25ms, upto_50ms, upto_100ms, upto_250ms, upto_1s)
VALUES ('Tasks.find', '2025-01-01 12:00:00+00', 13, 1, 12, 1600000, 1200000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
