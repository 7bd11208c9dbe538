#!/bin/sh
# Makes what docker-compose.yml needs to come up without an edit, once, into the volumes that are
# mounted below /made: development certificates and random secrets. Runs in skilld's image as root;
# each service can read its own files and no others. Good for nothing outside the stack.
set -eu
umask 077

readonly pki=/made/stand-in/pki skilld_user=10001:10001

# random_letters BYTES: so many random bytes in hexadecimal.
random_letters() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# put FILE MODE OWNER: standard input becomes the file, unless it is that already.
put() {
  cat >"$1.new"
  if cmp -s "$1.new" "$1"; then rm "$1.new"; return; fi
  chown "$3" "$1.new"
  chmod "$2" "$1.new"
  mv "$1.new" "$1"
}

# keep FILE MODE OWNER: as put, where there is nothing yet.
keep() { if [ -s "$1" ]; then cat >/dev/null; else put "$@"; fi; }

# Amazon's part, played by the stand-in, and the endpoint's own certificate.
skilld simulate --prepare --pki "$pki"
chown -R "$skilld_user" /made/stand-in

# The roots of the public authorities give way to the stand-in's: in production these lines have no
# counterpart.
cat "$pki/signing-root.pem" "$pki/tls-ca.pem" | put /made/skilld/roots.pem 0400 "$skilld_user"

# The endpoint's, for whoever ends TLS. HAProxy wants both in one file, and reads as a user of its
# image's choice.
put /made/skilld/server.pem 0400 "$skilld_user" <"$pki/server.pem"
put /made/skilld/server.key 0400 "$skilld_user" <"$pki/server.key"
cat "$pki/server.pem" "$pki/server.key" | put /made/balancer/server.pem 0444 0:0

# One key of session tickets for all replicas.
head -c 80 /dev/urandom | base64 -w 0 | keep /made/skilld/ticket.keys 0400 "$skilld_user"

random_letters 24 | keep /made/database/password 0444 0:0
printf 'postgresql://skilld:%s@postgres/skilld' "$(cat /made/database/password)" |
  put /made/skilld/dsn 0400 "$skilld_user"

random_letters 12 | keep /made/grafana/password 0444 0:0
chmod 0755 /made/*
echo "certificates and secrets are ready"
