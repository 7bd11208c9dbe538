#!/usr/bin/env bash
# Plays Alexa to a skill that is written with Amazon's SDK for Node, and shows that the SDK's own
# verifiers are at work: tests/foreign/run.sh [SKILLD]. Needs node (18 or later) and npm. Ends with
# "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly skilld=${1:-build/dev/skilld} work=build/foreign
readonly source=tests/foreign/node-sdk
readonly application=amzn1.ask.skill.22222222-3333-4444-8555-666666666666
readonly trust=$PWD/simulator/node/trust-stand-in.cjs
readonly lambda=simulator/node/lambda-endpoint.cjs
passed=0 failed=0 skill='' url=''

say()  { printf '%s\n' "$*"; }
fail() { printf 'foreign: %s\n' "$*" >&2; exit 2; }

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); })'
}

# The packages lie beside a copy of the sources: the tree itself stays clean.
install_skill() {
  mkdir -p "$work/node-sdk"
  cp "$source"/*.mjs "$source"/package*.json "$work/node-sdk/"
  ! cmp -s "$work/node-sdk/package-lock.json" "$work/installed" || return 0
  npm ci --prefix "$work/node-sdk" --ignore-scripts --no-audit --no-fund --loglevel=error \
    >"$work/npm.log" 2>&1 || { cat "$work/npm.log" >&2; fail "npm could not install the SDK"; }
  cp "$work/node-sdk/package-lock.json" "$work/installed"
}

stop_skill() {
  [ -n "$skill" ] || return 0
  kill "$skill" 2>/dev/null || true
  wait "$skill" 2>/dev/null || true
  skill=
}

# start_skill [NAME=VALUE…] PROGRAM [ARGUMENT…]: starts it in node and sets `url` once it listens.
start_skill() {
  local waited
  local -a variables=(PORT=0)
  while [[ $1 == *=* ]]; do variables+=("$1"); shift; done
  : >"$work/skill.out"    # of an earlier skill, whose line must not be taken for this one's
  env "${variables[@]}" node --require "$trust" "$@" \
    >"$work/skill.out" 2>"$work/skill.log" </dev/null &
  skill=$!
  for ((waited = 0; waited < 300; ++waited)); do
    url=$(sed -n 's/^listening on //p' "$work/skill.out")
    [ -z "$url" ] || return 0
    kill -0 "$skill" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work/skill.log" >&2
  fail "the skill did not start"
}

# play SCRIPT [OPTION…]
play() {
  local script=$1
  shift
  if "$skilld" simulate --script "$script" --endpoint "$url" --pki "$STAND_IN_PKI" \
      --amazon-port "$STAND_IN_PORT" --model "$source/skill-package" \
      --application-id "$application" "$@" >"$work/played" 2>&1
  then passed=$((passed + 1))
  else failed=$((failed + 1)); cat "$work/played"
  fi
  printf '%s %s: %s\n' "${url%%:*}" "${script##*/}" "$(grep -E '^[0-9]+ scripts?, ' "$work/played")"
}

# certify 'IDS': the certification tests with advice on Amazon's own SDK, and no other; none fails.
certify() {
  local found
  "$skilld" certify --endpoint "$url" --pki "$STAND_IN_PKI" --amazon-port "$STAND_IN_PORT" \
    --model "$source/skill-package" --application-id "$application" \
    --plan "$source/certification.json" --format json --output "$work/certification.json" \
    >"$work/certified" 2>&1 || true
  found=$(node -p "JSON.parse(fs.readFileSync('$work/certification.json')).tests
    .filter((test) => ['fail', 'advice'].includes(test.verdict))
    .map((test) => (test.verdict === 'fail' ? 'FAIL ' : '') + test.id).join(' ')")
  if [ "$found" = "$1" ]
  then passed=$((passed + 1))
  else failed=$((failed + 1)); cat "$work/certified"
  fi
  printf 'certify: advice in %s; expected: %s\n' "$found" "$1"
}

# The stand-in has ended by now; the test takes its port.
test_refusals() {
  local status=0 ok not_ok
  SKILL_URL=$url FOREIGN_PKI=$PWD/$work/foreign-pki TRUST_STAND_IN=$trust \
    node --require "$trust" --test-reporter=tap "$work/node-sdk/refusals.test.mjs" \
    >"$work/refusals.tap" 2>"$work/refusals.log" || status=$?
  ok=$(grep -c '^ok ' "$work/refusals.tap" || true)
  not_ok=$(grep -c '^not ok ' "$work/refusals.tap" || true)
  grep -E '^(not )?ok ' "$work/refusals.tap" || true
  if [ "$not_ok" -gt 0 ] || [ "$status" != 0 ]; then
    cat "$work/refusals.tap" "$work/refusals.log"
    [ "$not_ok" -gt 0 ] || not_ok=1
  fi
  passed=$((passed + ok)) failed=$((failed + not_ok))
}

command -v node >/dev/null || fail "node (18 or later) is needed"
command -v npm >/dev/null || fail "npm is needed"
[ -x "$skilld" ] || fail "$skilld is not there: build it first"
trap stop_skill EXIT
trap 'exit 130' INT TERM
install_skill
"$skilld" simulate --prepare --pki "$work/pki" >/dev/null
"$skilld" simulate --prepare --pki "$work/foreign-pki" >/dev/null
STAND_IN_PKI=$PWD/$work/pki STAND_IN_PORT=$(free_port)
export STAND_IN_PKI STAND_IN_PORT

say "signed, over HTTP"
start_skill "$work/node-sdk/server.mjs"
for script in "$source"/conversations/*.json; do play "$script"; done
say "certification"
certify 'E13 E18 E19'
say "what the SDK refuses"
test_refusals
stop_skill

say "signed, over HTTPS"
start_skill "TLS_CERTIFICATE=$STAND_IN_PKI/server.pem" "TLS_KEY=$STAND_IN_PKI/server.key" \
  "$work/node-sdk/server.mjs"
play "$source/conversations/buy-accepted.en-US.json"
stop_skill
start_skill "TLS_CERTIFICATE=$work/foreign-pki/server.pem" "TLS_KEY=$work/foreign-pki/server.key" \
  "$work/node-sdk/server.mjs"
play "$source/conversations/buy-accepted.en-US.json" --any-certificate
stop_skill

say "unsigned, to the Lambda function"
start_skill "$lambda" "$work/node-sdk/skill.handler" 0
play "$source/conversations/buy-accepted.en-US.json" --unsigned
stop_skill

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
