# What every ./dev command shares: words for people, who may install, which compiler, how many jobs.

say()  { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'dev: %s\n' "$*" >&2; exit 2; }

help_text() {
  cat <<'TEXT'
./dev run [--once]   build, start skilld, play a conversation and open the console;
                     stays until Ctrl-C, with --once it ends after the conversation
./dev test           build and run every test; what CI runs
./dev build [PRESET] build only; PRESET is dev (default), release, asan, tsan or coverage
./dev console-test   the console's page in headless Chromium, against the real program
./dev foreign-test   the stand-in against a skill written with Amazon's SDK for Node
./dev deploy-test    the alerts and the dashboard's queries, against a real Prometheus
./dev bench          build for release and measure
./dev chaos [FAULT]  faults under two replicas, HAProxy and PostgreSQL; --list, --json;
                     'chaos soak' is a day of requests in fast forward
./dev fuzz [SECONDS [TARGET…]]
                     the fuzzers of tests/fuzz, each for so long (60 s)
./dev lint [--all|FILES…]
                     formatting, clang-tidy on what changed (on all, on these), cppcheck, shellcheck
./dev format         put every source into the house's format
./dev setup          install what is missing, and nothing else
./dev clean          remove the presets' build trees
./dev help           this list

CXX picks another compiler (g++ >= 13, clang++ >= 19), JOBS the number of compilers at once.
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

# CXX if it is set, else the system's g++ where it gets coroutines right (13), else clang.
compiler() {
  if [ -n "${CXX:-}" ]; then echo "$CXX"; return; fi
  local major
  major=$(g++ -dumpversion 2>/dev/null | cut -d. -f1)
  if [ "${major:-0}" -ge 13 ]; then echo g++; return; fi
  command -v clang++-19 || fail "no compiler: g++ >= 13 or clang++-19 is needed; './dev setup' installs one"
}

# As many compilers at once as there are cores, and memory: one may take 1.5 GB.
jobs_at_once() {
  if [ -n "${JOBS:-}" ]; then echo "$JOBS"; return; fi
  awk -v cores="$(nproc)" '/^MemAvailable/ { room = int($2 / 1500000) }
    END { jobs = room < cores ? room : cores; print jobs < 1 ? 1 : jobs }' /proc/meminfo
}
