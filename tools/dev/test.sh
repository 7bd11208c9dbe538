# ./dev test: builds the dev preset (address and undefined-behaviour sanitizers) and runs all tests,
# the conversations of tests/acceptance among them. The last line says how many passed.

export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

# run_tests PRESET [CTEST OPTION…]: ctest, then "N passed, N failed".
run_tests() {
  local preset=$1 log status=0 total failed
  shift
  log=build/$preset/ctest.log
  say "testing $preset"
  ctest --test-dir "build/$preset" -j 2 --timeout 600 --output-on-failure --no-tests=error "$@" |
    tee "$log" || status=$?
  read -r failed total < <(sed -nE 's/^.*tests passed, ([0-9]+) tests? failed out of ([0-9]+).*$/\1 \2/p' "$log") ||
    fail "ctest did not say how many tests passed"
  printf '%s passed, %s failed\n' "$((total - failed))" "$failed"
  return "$status"
}

dev_test() {
  . tools/dev/build.sh
  . tools/dev/setup.sh
  setup_postgres
  dev_build dev
  run_tests dev "$@"
}
