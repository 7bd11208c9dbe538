# ./dev bench: builds for release and measures, all on loopback.

dev_bench() {
  . tools/dev/build.sh
  dev_build release verified_requests idle_connections store_speed hearing_speed overload
  say "verified requests, against one RSA verification and a bare Beast answer"
  build/release/bench/verified_requests "$@"
  say "a thousand idle connections"
  build/release/bench/idle_connections
  say "the store: requests that read, use an item and write; look-ups among many customers"
  build/release/bench/store_speed
  say "understanding an utterance by a model of 5,000 samples"
  build/release/bench/hearing_speed
  say "five times what can be done: who is admitted and who is refused, and how soon"
  build/release/bench/overload
}
