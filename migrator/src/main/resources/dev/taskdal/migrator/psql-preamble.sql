-- What follows lives in this session only: it keeps other runs out and looks where the database is.

CREATE FUNCTION pg_temp.taskdal_numbers(version text) RETURNS numeric[] LANGUAGE sql IMMUTABLE
RETURN string_to_array(replace(version, '_', '.'), '.')::numeric[];

-- The versions that the history says are there.
CREATE FUNCTION pg_temp.taskdal_applied() RETURNS TABLE (version text, checksum integer) LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') IS NOT NULL THEN
        RETURN QUERY
            SELECT last.version::text, last.checksum
            FROM (
                SELECT DISTINCT ON (pg_temp.taskdal_numbers(h.version)) h.*
                FROM flyway_schema_history h
                WHERE h.version IS NOT NULL AND h.success
                ORDER BY pg_temp.taskdal_numbers(h.version), h.installed_rank DESC
            ) AS last
            WHERE last.type <> 'DELETE';
    END IF;
END $$;

CREATE PROCEDURE pg_temp.taskdal_require_head(expected text) LANGUAGE plpgsql AS $$
DECLARE
    head text := (SELECT version FROM pg_temp.taskdal_applied() ORDER BY pg_temp.taskdal_numbers(version) DESC LIMIT 1);
BEGIN
    IF pg_temp.taskdal_numbers(head) IS DISTINCT FROM pg_temp.taskdal_numbers(expected) THEN
        RAISE EXCEPTION 'The database is at %, and this script goes on from %. Nothing was changed.',
            coalesce(head, 'no version'), coalesce(expected, 'no version')
            USING HINT = 'Make a script that begins where the database is.';
    END IF;
END $$;

-- Checks once that the history and the files tell the same story, and keeps other runs out until the session ends.
CREATE PROCEDURE pg_temp.taskdal_require(expected text, files jsonb) LANGUAGE plpgsql AS $$
DECLARE
    locked text := format('"%s"."flyway_schema_history"', replace(current_schema(), '"', '""'));
    hash bigint := 0;
    problem text;
BEGIN
    FOR i IN 1 .. length(locked) LOOP
        hash := (hash * 31 + ascii(substr(locked, i, 1))) % 4294967296;
    END LOOP;
    IF NOT pg_try_advisory_lock(77431708279161 + CASE WHEN hash > 2147483647 THEN hash - 4294967296 ELSE hash END) THEN
        RAISE EXCEPTION 'Another run of migrations on this database has not ended yet. Nothing was changed.'
            USING HINT = 'Wait for it, and run this again.';
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') IS NOT NULL THEN
        SELECT format('The history says that %s failed or was interrupted.', script) INTO problem
        FROM flyway_schema_history WHERE NOT success LIMIT 1;
        IF problem IS NOT NULL THEN
            RAISE EXCEPTION '%', problem USING HINT = 'Run the migrator: it settles that.';
        END IF;
    ELSIF EXISTS (
        SELECT FROM pg_catalog.pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ) THEN
        RAISE EXCEPTION 'The schema % isn''t empty and has no history of migrations. Nothing was changed.', current_schema();
    END IF;
    CALL pg_temp.taskdal_require_head(expected);
    SELECT format('The database has version %s, which this script doesn''t know.', a.version) INTO problem
    FROM pg_temp.taskdal_applied() a
    WHERE NOT EXISTS (SELECT FROM jsonb_object_keys(files) AS f (version)
        WHERE pg_temp.taskdal_numbers(f.version) = pg_temp.taskdal_numbers(a.version));
    IF problem IS NULL THEN
        SELECT format('The script of version %s was edited since it was applied.', a.version) INTO problem
        FROM pg_temp.taskdal_applied() a, jsonb_each_text(files) AS f (version, checksum)
        WHERE pg_temp.taskdal_numbers(f.version) = pg_temp.taskdal_numbers(a.version)
          AND a.checksum <> f.checksum::integer;
    END IF;
    IF problem IS NOT NULL THEN
        RAISE EXCEPTION '% Nothing was changed.', problem;
    END IF;
END $$;

-- What a script may have changed and its record relies on.
CREATE PROCEDURE pg_temp.taskdal_restore() LANGUAGE plpgsql AS $$
DECLARE
    changed text;
BEGIN
    FOR changed IN
        SELECT name FROM pg_catalog.pg_settings
        WHERE source = 'session' AND name NOT LIKE 'taskdal.%' AND name NOT LIKE 'transaction\_%'
    LOOP
        EXECUTE 'RESET ' || changed;
    END LOOP;
    PERFORM set_config('role', current_setting('taskdal.role'), false);
    PERFORM set_config('search_path', current_setting('taskdal.search_path'), false);
    PERFORM set_config('lock_timeout', current_setting('taskdal.lock_timeout'), false);
END $$;

DO $$
BEGIN
    PERFORM set_config('taskdal.role', current_setting('role'), false);
    PERFORM set_config('taskdal.search_path', current_setting('search_path'), false);
    PERFORM set_config('taskdal.lock_timeout', current_setting('lock_timeout'), false);
END $$;
