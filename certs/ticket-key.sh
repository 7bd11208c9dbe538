#!/usr/bin/env bash
# certs/ticket-key.sh FILE: puts a new key of TLS session tickets in front of those in the file, and
# drops the fourth. The first one encrypts, all of them decrypt: what clients hold stays good for
# two more turns. Every replica needs the same file. To be run once a day; skilld notices the new
# file.
set -euo pipefail
umask 077
[ $# = 1 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
file=$1
old=$(head -n 2 "$file" 2>/dev/null || true)
{ head -c 80 /dev/urandom | base64 -w 0; echo; [ -z "$old" ] || printf '%s\n' "$old"; } >"$file.new"
if [ -e "$file" ]; then
  chmod --reference="$file" "$file.new"
  chown --reference="$file" "$file.new"
fi
mv "$file.new" "$file"
echo "$file: $(wc -l <"$file") keys"
