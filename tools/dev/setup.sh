# Installs what is missing from the distribution's packages. Quick when nothing is.

packages_everywhere=(cmake ninja-build ccache git pkg-config libssl-dev nlohmann-json3-dev
  libspdlog-dev libcli11-dev libvalijson-dev libsqlite3-dev libpq-dev prometheus-cpp-dev zlib1g-dev
  ca-certificates openssl curl)

# llvm-19 has the archiver that link-time optimisation needs.
packages_for_this_system() {
  case $(system_id) in
    debian:12)    echo "clang-19 lld-19 llvm-19 libclang-rt-19-dev g++" \
                       "libboost1.83-dev/bookworm-backports catch2/bookworm-backports" ;;
    debian:13)    echo "g++ libboost-dev catch2" ;;
    ubuntu:24.04) echo "g++ libboost1.83-dev catch2" ;;
    *) fail "this is $(system_id); ./dev knows Debian 12, Debian 13 and Ubuntu 24.04" ;;
  esac
}

# Which of the packages are not installed, one a line; SUITE in NAME/SUITE is only for apt.
missing_of() {
  local installed wanted
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | awk '$1 == "ii" { print $2 }')
  for wanted in "$@"; do
    grep -qxF -- "${wanted%%/*}" <<<"$installed" || printf '%s\n' "$wanted"
  done
}

# Debian 12 has a new enough Boost and Catch2 only in its backports suite. The mirror is the one
# that this machine uses already.
add_backports() {
  grep -rqs bookworm-backports /etc/apt/sources.list /etc/apt/sources.list.d && return
  local uri
  uri=$(find /etc/apt/sources.list /etc/apt/sources.list.d -type f -exec cat {} + 2>/dev/null |
        grep -oE '(https?|file)://[^ ]*/debian/?( |$)' | head -n 1 | tr -d " " || true)
  [ -n "$uri" ] || fail "no Debian mirror found in /etc/apt: add bookworm-backports by hand"
  say "adding bookworm-backports from this machine's mirror"
  echo "deb $uri bookworm-backports main" |
    as_root tee /etc/apt/sources.list.d/skilld-backports.list >/dev/null
}

# dev_setup [PACKAGE…]: what building needs, and the packages named.
dev_setup() {
  local own missing log
  own=$(packages_for_this_system) || exit 2
  # shellcheck disable=SC2086  # a list of names
  mapfile -t missing < <(missing_of "${packages_everywhere[@]}" $own "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing (a minute or so): ${missing[*]}"
  [ "$(system_id)" != debian:12 ] || add_backports
  log=$(mktemp)
  as_root apt-get update -qq >"$log" 2>&1 || { cat "$log" >&2; fail "apt-get update failed"; }
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >"$log" 2>&1 </dev/null || { tail -n 20 "$log" >&2; fail "apt-get install failed"; }
  rm -f "$log"
}

# The server programs of PostgreSQL, for tests that start their own; any version that is there will
# do. The package would also make and start a server of the machine's: its common part comes first,
# and is told not to for as long as the programs are installed.
setup_postgres() {
  ! compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || return 0
  local settings=/etc/postgresql-common/createcluster.conf status=0
  dev_setup postgresql-common
  as_root cp -p "$settings" "$settings.skilld-kept"
  as_root pg_conftool "$settings" set create_main_cluster off
  (dev_setup postgresql) || status=$?
  as_root mv "$settings.skilld-kept" "$settings"
  return "$status"
}
