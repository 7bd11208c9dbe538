# ./dev build [PRESET] [TARGET…]: configures when that is due, then builds.

is_configured() {
  local tree=$1 cxx=$2
  [ -f "$tree/build.ninja" ] && [ "$(cat "$tree/compiler" 2>/dev/null)" = "$cxx" ] &&
    [ ! CMakePresets.json -nt "$tree/compiler" ]
}

configure() {
  local preset=$1 tree=build/$1 cxx=$2
  say "configuring $preset with $cxx"
  mkdir -p "$tree"
  cmake --fresh --preset "$preset" -DCMAKE_CXX_COMPILER="$cxx" >"$tree/configure.log" 2>&1 ||
    { cat "$tree/configure.log" >&2; fail "cmake could not configure $preset"; }
  echo "$cxx" >"$tree/compiler"
}

dev_build() {
  local preset=${1:-dev} cxx targets=()
  [ $# -eq 0 ] || shift
  case $preset in
    dev|release|asan|tsan|coverage|fuzz) ;;
    *) fail "there is no preset '$preset': dev, release, asan, tsan, coverage or fuzz" ;;
  esac
  . tools/dev/setup.sh
  dev_setup
  cxx=$(compiler)
  is_configured "build/$preset" "$cxx" || configure "$preset" "$cxx"
  [ $# -eq 0 ] || targets=(--target "$@")
  say "building $preset${*:+: $*}"
  cmake --build "build/$preset" -j "$(jobs_at_once)" "${targets[@]}"
}
