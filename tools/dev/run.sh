# ./dev run [--once]: builds, makes development certificates, starts the server, plays one
# conversation against it, opens the console, and stays until Ctrl-C.

readonly run_config=config/development.json run_pki=certs/dev run_amazon_port=9443
readonly run_conversation=tests/acceptance/two-visits.en-US.json run_console_port=8090

run_server='' run_stand_in=''

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

refuse_taken_ports() {
  local port console=$1
  for port in "${SKILLD_SERVER__PORT:-8443}" "${SKILLD_ADMIN__PORT:-9091}" "$run_amazon_port" \
    $console; do
    ! port_is_taken "$port" || fail "port $port is taken: end what listens there, then try again"
  done
}

# The server drains on TERM.
stop_all() {
  local process
  for process in "$run_stand_in" "$run_server"; do
    [ -n "$process" ] || continue
    kill -TERM "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  run_stand_in='' run_server=''
}

# wait_for PROCESS FILE START: until the file has a line that starts so, or the process is gone.
wait_for() {
  local waited
  for ((waited = 0; waited < 300; ++waited)); do
    ! grep -q "^$3" "$2" || return 0
    kill -0 "$1" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

# Starts it in the background and returns once it listens.
start_server() {
  local folder=$1
  : >"$folder/serve.out"    # of an earlier run, whose line must not be taken for this one's
  set -m    # in a process group of its own: Ctrl-C reaches it through us, once
  build/dev/skilld serve --config "$run_config" >"$folder/serve.out" 2>"$folder/serve.log" </dev/null &
  run_server=$!
  set +m
  ! wait_for "$run_server" "$folder/serve.out" 'skilld listening on https://' || return 0
  cat "$folder/serve.out" "$folder/serve.log" >&2
  stop_all
  fail "skilld did not start; what it said is above"
}

# The stand-in with its console; the server that runs already knows its certificates and port.
start_stand_in() {
  local folder=$1
  : >"$folder/simulate.out"
  set -m
  build/dev/skilld simulate --config "$run_config" --port "$run_console_port" \
    --endpoint "https://localhost:${SKILLD_SERVER__PORT:-8443}/" \
    >"$folder/simulate.out" 2>"$folder/simulate.log" </dev/null &
  run_stand_in=$!
  set +m
  ! wait_for "$run_stand_in" "$folder/simulate.out" 'console on ' || return 0
  cat "$folder/simulate.out" "$folder/simulate.log" >&2
  stop_all
  fail "the stand-in did not start; what it said is above"
}

play() {
  build/dev/skilld simulate --script "$run_conversation" --pki "$run_pki" \
    --endpoint "https://localhost:${SKILLD_SERVER__PORT:-8443}/" --amazon-port "$run_amazon_port"
}

tell_where_things_are() {
  cat <<TEXT

Alexa on your desk    http://localhost:$run_console_port/   open it and type: buy cave quest
the skill listens on  https://localhost:${SKILLD_SERVER__PORT:-8443}/  (only signed requests are answered)
metrics and health    http://127.0.0.1:${SKILLD_ADMIN__PORT:-9091}/metrics, /healthz, /readyz
its log               $1/serve.log
play it again         build/dev/skilld simulate --script $run_conversation
what to edit          handlers/ (what is done), config/ (what is said and sold)

Ctrl-C ends it.
TEXT
}

dev_run() {
  local folder=build/dev/run status=0
  . tools/dev/build.sh
  dev_build dev skilld
  mkdir -p "$folder"
  build/dev/skilld simulate --prepare --pki "$run_pki"
  refuse_taken_ports "$([ "${1:-}" = --once ] || echo "$run_console_port")"
  trap 'stop_all; exit 0' INT TERM
  trap stop_all EXIT
  start_server "$folder"
  say "a conversation, signed and sent as Alexa does"
  play || status=$?
  if [ "${1:-}" = --once ]; then stop_all; return "$status"; fi
  start_stand_in "$folder"
  tell_where_things_are "$folder"
  wait -n "$run_server" "$run_stand_in" || status=$?
  stop_all
  tail -n 5 "$folder/serve.log" "$folder/simulate.log" >&2
  fail "skilld ended by itself with status $status"
}
