#!/bin/bash
# Finds what a build has left behind: servers, run directories. Sourced by run, which sets $work, $scratch and $temporary.
# shellcheck disable=SC2154
#
# Looked for after every part, since the next build would sweep away what the last one left.

# note_left_behind TITLE: adds to $work/left-behind.
note_left_behind() {
  local found
  found=$(left_behind)
  if [ -n "$found" ]; then
    # The last process may just be closing its server.
    sleep 5
    found=$(left_behind)
  fi
  if [ -n "$found" ]; then
    printf 'After "%s":\n%s\n' "$1" "$found" | tee -a "$work/left-behind" | sed 's/^/   | /'
  fi
}

# left_behind: the run directories of throwaway-postgres whose process is dead, and the PostgreSQL servers that run in
# one, or that run from our temporary directory. So builds that others run on the machine at the same time do no harm.
left_behind() {
  local directory owner pid command
  for directory in "$temporary"/throwaway-postgres-*/run-* "${TMPDIR:-/tmp}"/throwaway-postgres-*/run-*; do
    [ -e "$directory" ] || continue
    owner=$(owner_of "$directory")
    if ! kill -0 "$owner" 2>/dev/null && ! grep -qxF "$directory" "$work/left-before"; then
      echo "directory $directory"
    fi
  done
  for pid in $(pgrep -x postgres || true); do
    command=$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" || true)
    case "$command" in
      *"$scratch"/*) echo "process $pid: $command" ;;
      */throwaway-postgres-*/run-*)
        directory=$(grep -o '[^ ]*/throwaway-postgres-[^/ ]*/run-[^/ ]*' <<<"$command" | head -n 1)
        owner=$(owner_of "$directory")
        if ! kill -0 "$owner" 2>/dev/null && ! grep -qxF "$directory" "$work/left-before"; then
          echo "process $pid: $command"
        fi
        ;;
    esac
  done
}

# owner_of DIRECTORY: the process id in a run directory's name, run-<pid>-…
owner_of() {
  local name=${1##*/run-}
  echo "${name%%-*}"
}

# note_left_before: what was there already is not ours.
note_left_before() {
  : >"$work/left-before"
  left_behind | sed -n 's/^directory //p' >"$work/left-before.new"
  mv "$work/left-before.new" "$work/left-before"
}
