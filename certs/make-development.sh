#!/usr/bin/env bash
# Makes what the stand-in and a development server need, in certs/dev: a root that plays Amazon's,
# the signing chain, a server certificate for localhost. Leaves alone what is there and still valid.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
skilld=${SKILLD:-build/dev/skilld}
[ -x "$skilld" ] || { echo "$skilld is not there: run './dev build' first" >&2; exit 2; }
exec "$skilld" simulate --prepare --pki certs/dev
