# ./dev run [--once]: builds, makes development certificates, starts the server, plays one
# conversation against it, and stays until Ctrl-C.

readonly run_config=config/development.json run_pki=certs/dev run_amazon_port=9443
readonly run_conversation=tests/acceptance/two-visits.en-US.json

run_server=

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

refuse_taken_ports() {
  local port
  for port in "${SKILLD_SERVER__PORT:-8443}" "${SKILLD_ADMIN__PORT:-9091}" "$run_amazon_port"; do
    ! port_is_taken "$port" || fail "port $port is taken: end what listens there, then try again"
  done
}

# The server drains on TERM; its exit status is ours.
stop_server() {
  [ -n "$run_server" ] || return 0
  kill -TERM "$run_server" 2>/dev/null || true
  wait "$run_server" 2>/dev/null || true
  run_server=
}

# Starts it in the background and returns once it listens.
start_server() {
  local folder=$1 waited
  : >"$folder/serve.out"    # of an earlier run, whose line must not be taken for this one's
  set -m    # in a process group of its own: Ctrl-C reaches it through us, once
  build/dev/skilld serve --config "$run_config" >"$folder/serve.out" 2>"$folder/serve.log" </dev/null &
  run_server=$!
  set +m
  for ((waited = 0; waited < 300; ++waited)); do
    ! grep -q '^skilld listening on https://' "$folder/serve.out" || return 0
    kill -0 "$run_server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$folder/serve.out" "$folder/serve.log" >&2
  stop_server
  fail "skilld did not start; what it said is above"
}

play() {
  build/dev/skilld simulate --script "$run_conversation" --pki "$run_pki" \
    --endpoint "https://localhost:${SKILLD_SERVER__PORT:-8443}/" --amazon-port "$run_amazon_port"
}

tell_where_things_are() {
  cat <<TEXT

the skill listens on  https://localhost:${SKILLD_SERVER__PORT:-8443}/  (only signed requests are answered)
metrics and health    http://127.0.0.1:${SKILLD_ADMIN__PORT:-9091}/metrics, /healthz, /readyz
its log               $1/serve.log
play it again         build/dev/skilld simulate --script $run_conversation --pki $run_pki \\
                        --endpoint https://localhost:${SKILLD_SERVER__PORT:-8443}/ --amazon-port $run_amazon_port
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
  refuse_taken_ports
  trap 'stop_server; exit 0' INT TERM
  trap stop_server EXIT
  start_server "$folder"
  say "a conversation, signed and sent as Alexa does"
  play || status=$?
  if [ "${1:-}" = --once ]; then stop_server; return "$status"; fi
  tell_where_things_are "$folder"
  wait "$run_server" || status=$?
  run_server=
  [ "$status" = 0 ] || { tail -n 5 "$folder/serve.log" >&2; fail "skilld ended with status $status"; }
}
