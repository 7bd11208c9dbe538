# What every ./dev command shares: words for people, and who may install.

say()  { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'dev: %s\n' "$*" >&2; exit 2; }

help_text() {
  cat <<'TEXT'
./dev run            build, make development certificates, start skilld and play a conversation
./dev test           build and run every test; what CI runs
./dev build [PRESET] build only; PRESET is dev (default), release, asan, tsan or coverage
./dev bench          build for release and measure
./dev lint           clang-tidy and the formatting check
./dev format         put every source into the house's format
./dev setup          install what is missing, and nothing else
./dev clean          remove build trees
TEXT
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "installing packages needs root, and there is no sudo: run './dev setup' once as root"
  fi
}

# The system's identity, as in debian:12 or ubuntu:24.04.
system_id() { ( . /etc/os-release && printf '%s:%s' "$ID" "${VERSION_ID:-}" ); }
