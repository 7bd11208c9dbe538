#!/usr/bin/env bash
# hardening.sh PROGRAM: what the compiler and the linker were told to harden, looked up in the
# program that ships. A line for each; exit status 1 if one is missing.
set -euo pipefail

program=${1:?usage: hardening.sh PROGRAM}
missing=0

# has WHAT COMMAND…: whether the command finds it.
has() {
  local what=$1
  shift
  if "$@"; then
    printf 'ok      %s\n' "$what"
  else
    printf 'missing %s\n' "$what"
    missing=1
  fi
}

headers=$(readelf --wide --file-header --segments "$program")
dynamic=$(readelf --wide --dynamic "$program")
symbols=$(readelf --wide --dyn-syms "$program")
notes=$(readelf --wide --notes "$program" 2>/dev/null)

finds()   { grep -Eq -- "$2" <<<"$1"; }
lacks()   { ! finds "$@"; }

has 'position-independent executable'            finds "$headers" 'Type: +DYN'
has 'is marked as one'                           finds "$dynamic" 'FLAGS_1.*PIE'
has 'relocations are read-only'                  finds "$headers" 'GNU_RELRO'
has 'and bound before it starts'                 finds "$dynamic" 'BIND_NOW|FLAGS.*NOW'
has 'stack cannot be executed'                   finds "$headers" 'GNU_STACK.* RW '
has 'no segment can be written and executed'     lacks "$headers" 'LOAD.* RWE '
has 'no library is looked for beside it'         lacks "$dynamic" 'RPATH|RUNPATH'
has 'no text relocations'                        lacks "$dynamic" 'TEXTREL'
has 'stack protector'                            finds "$symbols" '__stack_chk_fail'
has 'checked calls of the C library (_FORTIFY_SOURCE)' finds "$symbols" '__(mem|str|s|vs|f|vf|read|recv|pread|fread)[a-z]*_chk'
has 'assertions of the C++ library'              finds "$symbols" '__glibcxx_assert_fail'

# The linker drops the mark when one static library in it was built without.
case $(uname -m) in
  x86_64)  mark='IBT' ;;
  aarch64) mark='BTI' ;;
  *)       mark='' ;;
esac
if [ -n "$mark" ] && finds "$notes" "$mark"; then
  printf 'ok      branch targets are marked (%s)\n' "$mark"
else
  printf 'note    branch targets are not marked: a library that was linked in is not\n'
fi
exit "$missing"
