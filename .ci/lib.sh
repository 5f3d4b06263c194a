#!/bin/bash
# What the scripts of the gate share. Sourced.

# Without it "set -e" is off inside $(…).
shopt -s inherit_errexit

# apt_install PACKAGE…: installs what is missing, and nothing else.
apt_install() {
  local package missing=()
  for package in "$@"; do
    if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "Installing ${missing[*]}." >&2

  # A server's package starts the server. We want the programs only; policy-rc.d is Debian's way to say so.
  local policy=/usr/sbin/policy-rc.d made_policy=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    made_policy=yes
  fi
  local rc=0
  retry 4 apt_get_install "${missing[@]}" || rc=$?
  [ "$made_policy" = no ] || rm -f "$policy"
  return "$rc"
}

apt_get_install() {
  # The lock's time-out: another build on the machine may be installing something.
  apt-get update --quiet -o DPkg::Lock::Timeout=300 >&2 </dev/null || true
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" >&2 </dev/null
}

# retry TIMES COMMAND…: for what depends on the network.
retry() {
  local times=$1 try=1
  shift
  until "$@"; do
    if [ "$try" -ge "$times" ]; then
      echo "Failed $times times: $*" >&2
      return 1
    fi
    sleep $((try * 5))
    try=$((try + 1))
  done
}

# stop_process PID SECONDS: asks it to stop, waits, then kills it.
stop_process() {
  local pid=$1 tries=$(($2 * 10))
  kill "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do
    if [ "$tries" -eq 0 ]; then
      kill -KILL "$pid" 2>/dev/null || true
      return 0
    fi
    tries=$((tries - 1))
    sleep 0.1
  done
}
