#!/bin/bash
# A Docker engine of our own, for machines that have none running:
#
#   .ci/docker.sh start DIR     install what is missing, start dockerd, load the PostgreSQL image; prints the environment
#   .ci/docker.sh stop DIR      remove its containers, stop it, remove DIR
#
#   eval "$(.ci/docker.sh start /tmp/my-docker)"      then: mvn -B -pl throwaway-postgres test
#
# Sourced, it gives the functions alone. DIR has to be short: a Unix-domain socket's path has at most 107 characters.
#
# The engine shares nothing with another one on the machine, and leaves nothing behind: its own data, socket and
# bridge, and no rule in iptables. Ports are published by docker-proxy, a plain process that listens on the host
# and connects to the container over the bridge, so neither iptables nor IP forwarding is needed. Containers
# cannot reach the outside world, and need not.

docker_ci="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=lib.sh
. "$docker_ci/lib.sh"
# shellcheck source=postgres-image/build.sh
. "$docker_ci/postgres-image/build.sh"

# docker_start DIR: returns when the engine answers and has the image.
docker_start() {
  local dir=$1 bridge subnet
  if [ -e "$dir" ]; then
    echo "$dir exists: take another directory, or stop the engine in it (.ci/docker.sh stop $dir)." >&2
    return 1
  fi
  apt_install docker.io iproute2 iptables
  mkdir -p "$dir"
  echo '{}' >"$dir/daemon.json" # not /etc/docker/daemon.json, whose settings could contradict ours

  # An interface's name has at most 15 characters.
  bridge="tdal$$"
  subnet=$(docker_free_subnet)
  ip link add "$bridge" type bridge
  echo "$bridge" >"$dir/bridge"
  ip address add "$subnet.1/24" dev "$bridge"
  ip link set "$bridge" up

  # In a session of its own, so that Ctrl-C on the gate reaches the gate first, whose trap then stops it in order.
  setsid dockerd --config-file "$dir/daemon.json" --data-root "$dir/data" --exec-root "$dir/exec" \
    --host "unix://$dir/docker.sock" --pidfile "$dir/dockerd.pid" --bridge "$bridge" \
    --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false --userland-proxy=true \
    </dev/null >"$dir/dockerd.log" 2>&1 &
  local dockerd=$!
  export DOCKER_HOST="unix://$dir/docker.sock"
  local tries=0
  until docker version >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -ge 60 ] || ! kill -0 "$dockerd" 2>/dev/null; then
      echo "dockerd does not answer. The end of its log:" >&2
      tail -n 20 "$dir/dockerd.log" >&2
      return 1
    fi
    sleep 1
  done

  postgres_image >"$dir/image"
}

docker_summary() {
  echo "Docker $(docker version --format '{{.Server.Version}}'), storage driver" \
    "$(docker info --format '{{.Driver}}'), image $(cat "$1/image")"
}

# docker_stop DIR: also after a start that failed half-way, and more than once.
docker_stop() {
  local dir=$1 pid containers
  [ -d "$dir" ] || return 0
  if pid=$(cat "$dir/dockerd.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null; then
    containers=$(docker --host "unix://$dir/docker.sock" ps --all --quiet 2>/dev/null || true)
    # shellcheck disable=SC2086 # one argument a container
    [ -z "$containers" ] || docker --host "unix://$dir/docker.sock" rm --force --volumes $containers >/dev/null || true
    stop_process "$pid" 30
  fi
  # dockerd stops its containerd, unless it was killed itself.
  if pid=$(cat "$dir/exec/containerd/containerd.pid" 2>/dev/null); then
    stop_process "$pid" 10
  fi
  if [ -f "$dir/bridge" ]; then
    ip link delete "$(cat "$dir/bridge")" 2>/dev/null || true
  fi
  # Deepest first. A file system still mounted would make the removal below reach into it.
  awk -v dir="$dir/" 'index($2, dir) == 1 { print $2 }' /proc/mounts | sort --reverse \
    | while read -r mount; do umount --lazy "$mount" || true; done
  rm -rf --one-file-system "$dir"
}

# docker_free_subnet: the first three numbers of a network that this machine has no route to.
docker_free_subnet() {
  local third
  for third in $(seq 1 254); do
    if ! ip -4 address show | grep -qF "172.30.$third."; then
      echo "172.30.$third"
      return
    fi
  done
  echo "No free network for Docker's bridge in 172.30.0.0/16." >&2
  return 1
}

# docker_environment DIR: what Testcontainers and throwaway-postgres need to know, as lines of NAME=VALUE.
docker_environment() {
  echo "DOCKER_HOST=unix://$1/docker.sock"
  echo "THROWAWAY_POSTGRES=docker"
  echo "THROWAWAY_POSTGRES_IMAGE=$(cat "$1/image")"
  # Its clean-up container is an image of its own, which cannot be pulled here. The gate checks that nothing is left.
  echo "TESTCONTAINERS_RYUK_DISABLED=true"
  # Inside a container Testcontainers takes the bridge's gateway for the host. Our ports are published right here.
  if [ -e /.dockerenv ]; then
    echo "TESTCONTAINERS_HOST_OVERRIDE=localhost"
  fi
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  case "${1:-}" in
    start)
      [ ! -e "$2" ] || docker_start "$2" # refuses, and must not stop what is there
      trap 'docker_stop "$2"' EXIT
      docker_start "$2" >&2
      docker_summary "$2" >&2
      trap - EXIT
      docker_environment "$2" | sed 's/^/export /'
      ;;
    stop) docker_stop "$2" ;;
    *)
      sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
      exit 2
      ;;
  esac
fi
