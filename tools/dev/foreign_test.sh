# ./dev foreign-test: builds, and plays Alexa to a skill written with Amazon's SDK for Node, which
# npm brings; see tests/foreign.

# Whichever node is there will do; otherwise the distribution's.
setup_node() {
  . tools/dev/setup.sh
  if ! command -v node >/dev/null; then dev_setup nodejs npm
  elif ! command -v npm >/dev/null; then dev_setup npm
  fi
}

dev_foreign_test() {
  . tools/dev/build.sh
  setup_node
  dev_build dev skilld
  say "playing Alexa to a skill in Node"
  tests/foreign/run.sh build/dev/skilld
}
