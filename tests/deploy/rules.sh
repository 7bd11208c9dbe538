#!/bin/bash
# The alerts: their syntax, each firing and not firing, and a section of the runbook for each.
# Exit status: 0 all hold, 1 not, 77 promtool is not installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v promtool >/dev/null || { echo "promtool is not installed; nothing was checked"; exit 77; }

promtool check rules deploy/prometheus/alerts.yml
promtool test rules deploy/prometheus/alerts_test.yml

status=0
while read -r page anchor; do
  grep -i -q "^### *$anchor\$" "$page" && continue
  echo "$page has no section $anchor"
  status=1
done < <(sed -n 's/^ *runbook: *\([^#]*\)#\(.*\)$/\1 \2/p' deploy/prometheus/alerts.yml)

for alert in $(sed -n 's/^ *- alert: *//p' deploy/prometheus/alerts.yml); do
  for word in fires "is quiet"; do
    grep -q "name: '$alert $word:" deploy/prometheus/alerts_test.yml && continue
    echo "no test in which $alert $word"
    status=1
  done
done
exit $status
