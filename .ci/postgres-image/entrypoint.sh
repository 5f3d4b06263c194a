#!/bin/bash
# The entry point of the image that the gate makes from Debian's PostgreSQL. It does what users of the official
# image (Testcontainers among them) rely on:
#   - POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB name the superuser, its password and its database;
#   - a command "postgres -c name=value …", or options only, goes to the server as it is;
#   - "ready to accept connections" is logged twice, the second time by the server that listens on the network.
#     Testcontainers waits for the second one.
set -euo pipefail

bin=$(echo /usr/lib/postgresql/*/bin)
export PATH="$bin:$PATH"
export PGDATA="${PGDATA:-/var/lib/postgresql/data}"

if [ "${1:-}" = "" ] || [ "${1#-}" != "$1" ]; then
  set -- postgres "$@"
fi
if [ "$1" != postgres ]; then
  exec "$@"
fi

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /run/postgresql
  chown postgres: "$PGDATA" /run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user="${POSTGRES_USER:-postgres}"
  database="${POSTGRES_DB:-$user}"
  if [ -z "${POSTGRES_PASSWORD:-}" ]; then
    echo "POSTGRES_PASSWORD is not set: set it to the password of the superuser $user." >&2
    exit 1
  fi
  initdb --username="$user" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
    --encoding=UTF8 --locale="${LANG:-C.UTF-8}" --auth-local=trust --auth-host=scram-sha-256 >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  # On the Unix-domain socket only, so that nobody connects before the database exists.
  pg_ctl --wait --silent --options="-c listen_addresses=''" start
  if [ "$database" != postgres ]; then
    psql --quiet --no-psqlrc --username="$user" --dbname=postgres --set=ON_ERROR_STOP=1 --set=database="$database" \
      <<<'CREATE DATABASE :"database";'
  fi
  pg_ctl --wait --silent --mode=fast stop
fi

shift
exec postgres -c listen_addresses='*' "$@"
