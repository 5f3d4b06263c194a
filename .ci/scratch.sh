#!/bin/bash
# Where the gate puts what it writes and throws away. Sourced by run.

# Twice of what it comes to, and what the programs need besides.
scratch_megabytes=8000
scratch_memory_megabytes=14000

# scratch_directory WORK: makes a directory in memory, if there is enough of it, or else below WORK, and prints it. Making and
# dropping databases is most of what the tests do, and takes a fraction of the time there.
# Its path is short, since sockets live below it.
scratch_directory() {
  local directory
  if has_memory && directory=$(mktemp -d /dev/shm/taskdal-ci.XXXXXX); then
    if can_run_programs "$directory"; then
      echo "$directory"
      return
    fi
    rm -rf "$directory"
  fi
  mkdir "$1/scratch"
  echo "$1/scratch"
}

has_memory() {
  local room free
  room=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -n 1) || return 1
  free=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo)
  [ "$room" -ge "$scratch_megabytes" ] && [ "$free" -ge "$scratch_memory_megabytes" ]
}

# can_run_programs DIRECTORY: some systems forbid it in /dev/shm.
can_run_programs() {
  printf '#!/bin/sh\n' >"$1/program"
  chmod +x "$1/program"
  local rc=0
  "$1/program" 2>/dev/null || rc=$?
  rm "$1/program"
  return "$rc"
}
