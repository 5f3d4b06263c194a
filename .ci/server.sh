#!/bin/bash
# A PostgreSQL server of Debian's, on a free port, with a role that may make databases and nothing else:
#
#   .ci/server.sh start DIR     install what is missing, make a cluster in DIR and start it; prints the environment
#   .ci/server.sh stop DIR      stop it, remove DIR
#
# Sourced, it gives the functions alone.

server_ci="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=lib.sh
. "$server_ci/lib.sh"

# With characters that a URL has to escape.
server_password='p@ss:w/rd'
server_password_in_url='p%40ss%3Aw%2Frd'

# server_start DIR: DIR has to be one that the user postgres can reach.
server_start() {
  local dir=$1 port attempt
  if [ -e "$dir" ]; then
    echo "$dir exists: take another directory, or stop the server in it (.ci/server.sh stop $dir)." >&2
    return 1
  fi
  apt_install postgresql
  install --directory --owner=postgres --mode=700 "$dir"
  # Locale C, in which lower('ÀÉ') changes nothing: whoever makes a scratch database has to ask for a better one.
  # And md5: for SCRAM, which the container asks for, both sides hash the password 4,096 times for each session.
  as_postgres initdb --pgdata="$dir/data" --locale=C --encoding=UTF8 --auth-local=peer --auth-host=md5 >/dev/null
  for attempt in 1 2 3; do
    port=$(free_port)
    if as_postgres pg_ctl --pgdata="$dir/data" --log="$dir/server.log" --wait --silent start \
      --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$dir -c fsync=off -c password_encryption=md5"; then
      echo "$port" >"$dir/port"
      break
    elif [ "$attempt" = 3 ]; then
      tail -n 20 "$dir/server.log" >&2
      return 1
    fi
  done
  server_sql "$dir" "CREATE ROLE builder LOGIN CREATEDB NOSUPERUSER PASSWORD '$server_password'"
}

server_summary() {
  echo "PostgreSQL $(server_sql "$1" 'SHOW server_version'), locale $(server_sql "$1" 'SHOW lc_collate')"
}

# server_stop DIR: also after a start that failed half-way, and more than once.
server_stop() {
  local dir=$1
  [ -d "$dir" ] || return 0
  if [ -f "$dir/data/postmaster.pid" ]; then
    as_postgres pg_ctl --pgdata="$dir/data" --wait --silent --mode=immediate stop || true
  fi
  rm -rf "$dir"
}

# server_sql DIR SQL: as the superuser.
server_sql() {
  as_postgres psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 \
    --host="$1" --port="$(cat "$1/port")" --dbname=postgres --command="$2"
}

server_environment() {
  echo "THROWAWAY_POSTGRES=postgresql://builder:$server_password_in_url@127.0.0.1:$(cat "$1/port")/postgres"
}

as_postgres() {
  local program=$1 versions
  shift
  versions=(/usr/lib/postgresql/*/bin) # the newest, should there be several
  (cd / && setpriv --reuid=postgres --regid=postgres --init-groups -- "${versions[-1]}/$program" "$@")
}

# free_port: one that nobody listens on. Below the range that the kernel gives to outgoing connections.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  case "${1:-}" in
    start)
      [ ! -e "$2" ] || server_start "$2" # refuses, and must not stop what is there
      trap 'server_stop "$2"' EXIT
      server_start "$2" >&2
      server_summary "$2" >&2
      trap - EXIT
      server_environment "$2" | sed 's/^/export /'
      ;;
    stop) server_stop "$2" ;;
    *)
      sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
      exit 2
      ;;
  esac
fi
