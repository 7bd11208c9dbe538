# ./dev deploy-test: builds, and holds what is in deploy/ against a real Prometheus (the
# distribution's package): the alerts, and the dashboard's queries against two busy replicas.

dev_deploy_test() {
  local status=0
  . tools/dev/build.sh
  . tools/dev/setup.sh
  dev_setup prometheus nodejs
  dev_build dev skilld
  say "the alerts, each firing and not firing"
  tests/deploy/rules.sh || status=1
  say "the dashboard's queries, after a minute of two busy replicas"
  node tests/deploy/dashboard.mjs build/dev/skilld --seconds 60 || status=1
  return "$status"
}
