# ./dev console-test [PATTERN]: the console's page in headless Chromium, against the real program.
# PATTERN chooses tests by name. The last line says how many passed.

readonly console_folder=build/console-test console_cases=tests/console

console_program=

# Chromium and Node from the distribution, unless the machine has them from elsewhere.
setup_browser() {
  local wanted=()
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm)
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || wanted+=(chromium)
  [ "$(system_id)" = ubuntu:24.04 ] || wanted+=(fonts-inter)    # so that pictures look like a desk's
  [ ${#wanted[@]} -eq 0 ] || dev_setup "${wanted[@]}"
}

# The npm packages lie in the build tree; they are fetched anew only when their list has changed.
install_packages() {
  local log=$console_folder/npm.log
  mkdir -p "$console_folder"
  ! cmp -s "$console_cases/package-lock.json" "$console_folder/installed.json" || return 0
  say "installing playwright-core and axe-core"
  cp "$console_cases/package.json" "$console_cases/package-lock.json" "$console_folder/"
  npm ci --prefix "$console_folder" --no-audit --no-fund >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; fail "npm ci failed"; }
  cp "$console_cases/package-lock.json" "$console_folder/installed.json"
}

stop_console() {
  [ -n "$console_program" ] || return 0
  kill -TERM "$console_program" 2>/dev/null || true
  wait "$console_program" 2>/dev/null || true
  console_program=
}

# Starts the stand-in with a skill's server of its own; says on which address its page is.
start_console() {
  local out=$console_folder/simulate.out waited
  rm -rf "$console_folder/state"
  : >"$out"
  build/dev/skilld simulate --config config/development.json --port 0 \
    --state "$console_folder/state" >"$out" 2>"$console_folder/simulate.log" </dev/null &
  console_program=$!
  for ((waited = 0; waited < 600; ++waited)); do
    ! grep -q '^console on ' "$out" || return 0
    kill -0 "$console_program" 2>/dev/null || break
    sleep 0.1
  done
  cat "$out" "$console_folder/simulate.log" >&2
  fail "the stand-in did not start; what it said is above"
}

# Node's own words, then "N passed, N failed".
run_console_tests() {
  local url=$1 pattern=${2:-.} log=$console_folder/test.log status=0
  CONSOLE_URL=$url CONSOLE_MODULES=$PWD/$console_folder \
    CONSOLE_PICTURES=${CONSOLE_PICTURES:-$PWD/$console_folder/pictures} \
    node --test-reporter=spec --test-name-pattern="$pattern" "$console_cases/console.test.mjs" |
    tee "$log" || status=$?
  say "pictures are in ${CONSOLE_PICTURES:-$console_folder/pictures}"
  awk '$2 == "pass" { passed = $3 } $2 == "fail" { failed = $3 }
       END { printf "%d passed, %d failed\n", passed, failed }' "$log"
  return "$status"
}

dev_console_test() {
  local status=0 url
  . tools/dev/build.sh
  . tools/dev/setup.sh
  setup_browser
  install_packages
  dev_build dev skilld
  trap 'stop_console; exit 130' INT TERM
  trap stop_console EXIT
  say "starting the stand-in"
  start_console
  url=$(sed -nE 's/^console on (http[^ ]*)$/\1/p' "$console_folder/simulate.out")
  say "testing the page on $url"
  run_console_tests "$url" "$@" || status=$?
  stop_console
  return "$status"
}
