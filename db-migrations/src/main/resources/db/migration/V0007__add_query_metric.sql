-- Keeps how the queries of the services fared, minute by minute: how often, how many rows, how many errors, how long.
-- compatible-with: 0001

CREATE TABLE query_metric (
    query        text        NOT NULL,
    minute       timestamptz NOT NULL,
    calls        bigint      NOT NULL,
    errors       bigint      NOT NULL,
    row_count    bigint      NOT NULL,
    total_micros bigint      NOT NULL,
    max_micros   bigint      NOT NULL,
    upto_100us   bigint      NOT NULL,
    upto_250us   bigint      NOT NULL,
    upto_500us   bigint      NOT NULL,
    upto_1ms     bigint      NOT NULL,
    upto_2500us  bigint      NOT NULL,
    upto_5ms     bigint      NOT NULL,
    upto_10ms    bigint      NOT NULL,
    upto_25ms    bigint      NOT NULL,
    upto_50ms    bigint      NOT NULL,
    upto_100ms   bigint      NOT NULL,
    upto_250ms   bigint      NOT NULL,
    upto_1s      bigint      NOT NULL,
    CONSTRAINT pk_query_metric PRIMARY KEY (query, minute),
    CONSTRAINT ck_query_metric_minute CHECK (extract(epoch FROM minute) % 60 = 0),
    CONSTRAINT ck_query_metric_query CHECK (length(query) BETWEEN 1 AND 200),
    CONSTRAINT ck_query_metric_counts CHECK (calls > 0 AND errors BETWEEN 0 AND calls AND row_count >= 0),
    CONSTRAINT ck_query_metric_duration CHECK (max_micros BETWEEN 0 AND total_micros),
    CONSTRAINT ck_query_metric_histogram CHECK (
        least(upto_100us, upto_250us, upto_500us, upto_1ms, upto_2500us, upto_5ms, upto_10ms,
              upto_25ms, upto_50ms, upto_100ms, upto_250ms, upto_1s) >= 0
        AND upto_100us + upto_250us + upto_500us + upto_1ms + upto_2500us + upto_5ms + upto_10ms +
            upto_25ms + upto_50ms + upto_100ms + upto_250ms + upto_1s
            <= calls)
);

COMMENT ON TABLE query_metric IS 'What the queries of all instances of all services did in a minute, added up. Nobody owns it, so its key names no user.';
COMMENT ON COLUMN query_metric.query IS 'Its name, such as Tasks.find; of a round trip, the names of all its queries. Cut at 200 characters.';
COMMENT ON COLUMN query_metric.minute IS 'The instant at which the minute starts. A call counts where it ends.';
COMMENT ON COLUMN query_metric.calls IS 'How often it was executed, failures included.';
COMMENT ON COLUMN query_metric.errors IS 'How many of the calls failed.';
COMMENT ON COLUMN query_metric.row_count IS 'How many rows the calls read or wrote.';
COMMENT ON COLUMN query_metric.total_micros IS 'How long all calls took together, in microseconds.';
COMMENT ON COLUMN query_metric.max_micros IS 'How long the longest call took, in microseconds.';
COMMENT ON COLUMN query_metric.upto_100us IS 'How many calls took at most 100 µs. With the other columns of this kind a histogram, from which percentiles are estimated. Columns, not an array, so that two instances'' counts are added by plain SQL.';
COMMENT ON COLUMN query_metric.upto_250us IS 'How many calls took more than 100 µs and at most 250 µs.';
COMMENT ON COLUMN query_metric.upto_500us IS 'How many calls took more than 250 µs and at most 500 µs.';
COMMENT ON COLUMN query_metric.upto_1ms IS 'How many calls took more than 500 µs and at most 1 ms.';
COMMENT ON COLUMN query_metric.upto_2500us IS 'How many calls took more than 1 ms and at most 2.5 ms.';
COMMENT ON COLUMN query_metric.upto_5ms IS 'How many calls took more than 2.5 ms and at most 5 ms.';
COMMENT ON COLUMN query_metric.upto_10ms IS 'How many calls took more than 5 ms and at most 10 ms.';
COMMENT ON COLUMN query_metric.upto_25ms IS 'How many calls took more than 10 ms and at most 25 ms.';
COMMENT ON COLUMN query_metric.upto_50ms IS 'How many calls took more than 25 ms and at most 50 ms.';
COMMENT ON COLUMN query_metric.upto_100ms IS 'How many calls took more than 50 ms and at most 100 ms.';
COMMENT ON COLUMN query_metric.upto_250ms IS 'How many calls took more than 100 ms and at most 250 ms.';
COMMENT ON COLUMN query_metric.upto_1s IS 'How many calls took more than 250 ms and at most 1 s. What is missing to calls took longer than 1 s.';

-- There is no index by time: with one, PostgreSQL reads the minutes of a query from it, and throws away those of all
-- others. The names of the queries are few, so what happened in a time, and what is old, is looked up for each of them.
COMMENT ON INDEX pk_query_metric IS 'One query''s minutes, newest first, page by page; and for each query what happened between two instants, and what is old.';
