#!/bin/bash
# The PostgreSQL image of the gate. No image can be pulled on the machines that run it, so it is made from Debian's
# packages: the machine's own release, hence another major version of PostgreSQL than the embedded one.
# Sourced by docker.sh.

image_sources="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

# postgres_image: makes the image in the engine that DOCKER_HOST names, and prints its name, taskdal/postgres:15 for
# PostgreSQL 15. A minute, or 10 s from the cache.
postgres_image() {
  local root_fs version image
  root_fs=$(postgres_root_fs)
  docker import \
    --change 'ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]' \
    --change 'CMD ["postgres"]' \
    --change 'EXPOSE 5432' \
    --change 'ENV LANG=C.UTF-8' \
    --change 'VOLUME /var/lib/postgresql/data' \
    "$root_fs" taskdal/postgres:untagged >/dev/null
  version=$(docker run --rm taskdal/postgres:untagged sh -c 'ls /usr/lib/postgresql')
  image="taskdal/postgres:$version"
  docker tag taskdal/postgres:untagged "$image"
  docker rmi taskdal/postgres:untagged >/dev/null
  echo "$image"
}

# postgres_root_fs: prints the name of the root file system's archive, made unless an up-to-date one is in the cache.
# The name holds a hash of what it is made from, and the week, so that Debian's updates come in.
postgres_root_fs() {
  local cache="${XDG_CACHE_HOME:-$HOME/.cache}/taskdal" release key archive
  # shellcheck source=/dev/null
  release=$(. /etc/os-release && echo "$VERSION_CODENAME")
  key=$(cat "$image_sources/build.sh" "$image_sources/entrypoint.sh" <(echo "$release"; date +%G-%V) | sha256sum)
  archive="$cache/postgres-image-${key:0:16}.tar"
  if [ ! -s "$archive" ]; then
    mkdir -p "$cache"
    rm -f "$cache"/postgres-image-*.tar
    make_root_fs "$release" "$archive.part.$$"
    mv "$archive.part.$$" "$archive" # at once, so that a build that was interrupted leaves nothing that looks whole
  fi
  echo "$archive"
}

make_root_fs() {
  local release=$1 archive=$2 overlay
  apt_install mmdebstrap
  # Without documentation and translations: 400 MB instead of 630.
  # --mode=root: the default tries user namespaces first, which some machines forbid.
  # shellcheck disable=SC2016 # mmdebstrap expands the hook's $1
  retry 3 mmdebstrap --quiet --mode=root --format=tar --variant=minbase --include=postgresql \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='rm -rf "$1"/var/lib/postgresql/*/main' \
    "$release" "$archive" >&2 </dev/null
  overlay=$(mktemp -d)
  install -D --mode=755 "$image_sources/entrypoint.sh" "$overlay/usr/local/bin/entrypoint.sh"
  tar --append --file="$archive" --owner=0 --group=0 --directory="$overlay" ./usr/local/bin/entrypoint.sh
  rm -rf "$overlay"
}
