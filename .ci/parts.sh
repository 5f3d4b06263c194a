#!/bin/bash
# Runs the parts of the gate one after another and tells how each one ended. Sourced by run, which sets
# $work, and $wanted if not all parts are asked for.
# shellcheck disable=SC2154

parts=()                # the keys, in order
declare -A part_title   # key → what it is
declare -A part_outcome # key → passed, failed or SKIPPED, with the reason
gate_minutes=80         # for all parts together: who runs the gate gives up after 90, and would leave everything running
running_part=           # the process id of the part that runs, which is its process group too

# part KEY "TITLE" MINUTES [NEEDED_KEY…]: runs the function part_KEY, unless a part that it needs did not pass.
# It is stopped after that many minutes. Its output goes to $work/logs/KEY.log; lines that it writes to file
# descriptor 3 are shown. It skips itself by calling skip. Then after_KEY is called, if there is one, however it ended.
part() {
  local key=$1 title=$2 minutes=$3 needed rc=0 started=$SECONDS log
  shift 3
  if [ "$minutes" -gt $((gate_minutes - SECONDS / 60)) ]; then
    minutes=$((gate_minutes - SECONDS / 60))
  fi
  parts+=("$key")
  part_title[$key]=$title
  log="$work/logs/$key.log"
  if [ "${#wanted[@]}" -gt 0 ] && [[ " ${wanted[*]} " != *" $key "* ]]; then
    part_outcome[$key]="SKIPPED: not asked for"
    return 0
  fi
  printf '\n== %s. %s  (at %s)\n' "${#parts[@]}" "$title" "$(minutes_of $SECONDS)"
  for needed in "$@"; do
    if [[ "${part_outcome[$needed]}" != passed* ]]; then
      part_outcome[$key]="SKIPPED: \"${part_title[$needed]}\" did not pass"
      echo "   ${part_outcome[$key]}"
      return 0
    fi
  done

  # In the background, since "set -e" is off in whatever is called in a condition; and as a process group of its own
  # (set -m), so that all its children can be stopped together.
  set -m
  (
    set +m
    trap - EXIT INT TERM
    set -e
    "part_$key"
  ) 3>&1 >"$log" 2>&1 </dev/null &
  running_part=$!
  set +m
  while kill -0 "$running_part" 2>/dev/null; do
    if [ $((SECONDS - started)) -gt $((minutes * 60)) ]; then
      echo "   Stopped after $minutes minutes."
      stop_running_part
      rc=124
      break
    fi
    sleep 0.5
  done
  if [ "$rc" = 0 ]; then
    wait "$running_part" || rc=$?
  fi
  running_part=
  if declare -F "after_$key" >/dev/null; then
    "after_$key"
  fi

  local took
  took=$(minutes_of $((SECONDS - started)))
  if [ "$rc" = 0 ] && [ -f "$work/$key.skipped" ]; then
    part_outcome[$key]="SKIPPED: $(cat "$work/$key.skipped")"
  elif [ "$rc" = 0 ]; then
    part_outcome[$key]="passed in $took"
  else
    part_outcome[$key]="FAILED after $took, exit code $rc"
    echo "   The end of its log:"
    tail -n 60 "$log" | sed 's/^/   | /'
  fi
  echo "   ${part_outcome[$key]}"
  note_left_behind "$title"
}

# skip REASON: ends the part that calls it.
skip() {
  echo "$*" >"$work/${FUNCNAME[1]#part_}.skipped"
  exit 0
}

# show TEXT…: a line for the reader of the gate's output.
show() {
  echo "   $*" >&3
}

stop_running_part() {
  [ -n "$running_part" ] || return 0
  kill -TERM -- "-$running_part" 2>/dev/null || true
  local tries=100
  while kill -0 -- "-$running_part" 2>/dev/null && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    sleep 0.1
  done
  kill -KILL -- "-$running_part" 2>/dev/null || true
  running_part=
}

# The last lines of the gate. Returns whether no part failed.
report_parts() {
  local key number=0 passed=0 failed=0 skipped=0
  printf '\n== The parts, after %s\n' "$(minutes_of $SECONDS)"
  for key in "${parts[@]}"; do
    number=$((number + 1))
    case "${part_outcome[$key]}" in
      passed*) passed=$((passed + 1)) ;;
      SKIPPED*) skipped=$((skipped + 1)) ;;
      *) failed=$((failed + 1)) ;;
    esac
    printf '%s. %s: %s\n' "$number" "${part_title[$key]}" "${part_outcome[$key]}"
  done
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]
}

minutes_of() {
  printf '%d:%02d' $(($1 / 60)) $(($1 % 60))
}
