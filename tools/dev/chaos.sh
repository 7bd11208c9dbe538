# ./dev chaos [FAULT…] [--list] [--json]: the fault suite, on the binary that ships.
# ./dev chaos soak [--requests N] [--hours N] [--backend sqlite|memory]: a day in fast forward.

# HAProxy stands in front of the replicas, libfaketime moves their clocks. The package of HAProxy
# starts a service of its own with an empty configuration; the suite starts another one.
setup_chaos() {
  setup_postgres
  dev_setup haproxy libfaketime
}

dev_chaos() {
  . tools/dev/build.sh
  . tools/dev/setup.sh
  setup_chaos >&2
  if [ "${1:-}" = soak ]; then
    shift
    dev_build release skilld soak >&2
    build/release/bench/soak "$@"
    return
  fi
  dev_build release skilld chaos >&2
  build/release/tests/chaos "$@"
}
