-- Makes the role that the service logs in as, and gives it what it needs in this database, which is rows: it reads and
-- writes them, owns nothing, and can change no table.
--
-- Run it in the migrated database, as the role that migrates, which owns the tables and the database (and may create
-- roles, unless this one is there already), or as a superuser. It is one transaction, and can be run again at any time:
-- the result is the same.
--
--   psql "postgresql://owner@host/taskdal" -v ON_ERROR_STOP=1 -f service-role.sql
--   psql "postgresql://owner@host/taskdal" -c '\password taskdal_service'
--
-- The role is called taskdal_service unless a setting says otherwise: PGOPTIONS="-c taskdal.service_role=another" psql …
--
-- Tables that later migrations add are the service's to read and write at once. Run it again for one that is append-only
-- and written by triggers, once it is named below.

DO $script$
DECLARE
    -- Of these it only reads: what triggers write, and what the migrations have written.
    read_only CONSTANT text[] := ARRAY ['flyway_schema_history', 'task_history'];

    service text := coalesce(nullif(current_setting('taskdal.service_role', true), ''), 'taskdal_service');
    history regclass := to_regclass('flyway_schema_history');
    room    text;
    owner   text;
    role_id oid;
    name    text;
BEGIN
    IF history IS NULL THEN
        RAISE EXCEPTION 'Database % has no table flyway_schema_history in the search path (%).',
                current_database(), current_setting('search_path')
            USING HINT = 'Migrate it first (./db upgrade, or the service with --migrate), then run this again.';
    END IF;
    SELECT relnamespace::regnamespace::text, relowner::regrole::text INTO room, owner FROM pg_class WHERE oid = history;

    -- Two at once would get in each other's way.
    PERFORM pg_advisory_xact_lock(7460212950461);

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
        EXECUTE format('CREATE ROLE %I LOGIN', service);
    END IF;
    SELECT oid INTO role_id FROM pg_roles WHERE rolname = service;

    -- Who is more than a client is refused, not cut down: somebody made it so on purpose.
    IF EXISTS (SELECT FROM pg_roles
               WHERE (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
                 AND (oid = role_id OR pg_has_role(role_id, oid, 'MEMBER')))
       OR pg_has_role(role_id, owner, 'MEMBER') THEN
        RAISE EXCEPTION 'Role % is, or is a member of, a superuser, the owner of the tables, or a role that may create databases or roles, replicate, or bypass row security.',
                service
            USING HINT = 'Take that away from it (ALTER ROLE, REVOKE), or name another role in taskdal.service_role.';
    END IF;
    IF EXISTS (SELECT FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = role_id AND deptype = 'o') THEN
        RAISE EXCEPTION 'Role % owns something, and can do with that what it likes.', service
            USING HINT = format('Give it to another role in each database: REASSIGN OWNED BY %I TO …', service);
    END IF;

    -- By default everybody may make temporary tables, and in databases from before PostgreSQL 15 all others, too.
    EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC, %I', current_database(), service);
    EXECUTE format('REVOKE CREATE ON SCHEMA %s FROM PUBLIC, %I', room, service);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), service);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', room, service);

    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM %I', room, service);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %s FROM %I', room, service);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO %I', room, service);
    -- The layer draws the ids of many new rows itself.
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %s TO %I', room, service);
    FOREACH name IN ARRAY read_only LOOP
        IF to_regclass(room || '.' || name) IS NOT NULL THEN
            EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s.%I FROM %I', room, name, service);
        END IF;
    END LOOP;

    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
            owner, room, service);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT USAGE ON SEQUENCES TO %I', owner, room, service);

    -- A REVOKE by somebody who has not granted it does nothing, and only warns of it.
    IF has_database_privilege(role_id, current_database(), 'CREATE')
       OR has_database_privilege(role_id, current_database(), 'TEMPORARY')
       OR EXISTS (SELECT FROM pg_namespace WHERE has_schema_privilege(role_id, oid, 'CREATE')) THEN
        RAISE EXCEPTION 'Role % can still create objects in database %.', service, current_database()
            USING HINT = 'Run this as the owner of the database and of its schemas, or as a superuser.';
    END IF;
END
$script$;
