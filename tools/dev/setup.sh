# Installs what is missing from the distribution's packages. Quick when nothing is.

packages_everywhere=(cmake ninja-build ccache git pkg-config libssl-dev nlohmann-json3-dev
  libspdlog-dev libcli11-dev libsqlite3-dev libpq-dev prometheus-cpp-dev libvalijson-dev
  zlib1g-dev ca-certificates openssl curl)

packages_for_this_system() {
  case $(system_id) in
    debian:12)    echo "clang-19 lld-19 libclang-rt-19-dev g++ libboost1.83-dev/bookworm-backports catch2/bookworm-backports" ;;
    debian:13)    echo "g++ libboost-dev catch2" ;;
    ubuntu:24.04) echo "g++ libboost1.83-dev catch2" ;;
    *) fail "this is $(system_id); ./dev knows Debian 12, Debian 13 and Ubuntu 24.04" ;;
  esac
}

is_installed() { dpkg-query -W -f '${db:Status-Abbrev}' "${1%%/*}" 2>/dev/null | grep -q '^ii'; }

# Debian 12 has a new enough Boost and Catch2 only in its backports suite. The mirror is the one
# that this machine uses already.
add_backports() {
  grep -rqs bookworm-backports /etc/apt/sources.list /etc/apt/sources.list.d && return
  local uri
  uri=$(find /etc/apt/sources.list /etc/apt/sources.list.d -type f -exec cat {} + 2>/dev/null |
        grep -oE '(https?|file)://[^ ]*/debian/?( |$)' | head -n 1 | tr -d " " || true)
  [ -n "$uri" ] || fail "no Debian mirror found in /etc/apt: add bookworm-backports by hand"
  say "adding bookworm-backports from this machine's mirror"
  echo "deb $uri bookworm-backports main" | as_root tee /etc/apt/sources.list.d/skilld-backports.list >/dev/null
}

dev_setup() {
  local wanted missing=() p
  wanted="${packages_everywhere[*]} $(packages_for_this_system)" || exit 2
  for p in $wanted "$@"; do is_installed "$p" || missing+=("$p"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing: ${missing[*]}"
  [ "$(system_id)" != debian:12 ] || add_backports
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >"${TMPDIR:-/tmp}/skilld-setup.log" 2>&1 ||
    { tail -n 20 "${TMPDIR:-/tmp}/skilld-setup.log" >&2; fail "apt-get install failed"; }
}
