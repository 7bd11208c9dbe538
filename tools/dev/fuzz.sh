# ./dev fuzz [SECONDS [TARGET…]]: builds the fuzzers and runs each of them (or those named) for so
# long, from the committed corpus. New inputs are kept in build/fuzz/corpus, what breaks a promise in
# build/fuzz/findings. Exit status 1 on a finding.

readonly fuzz_tree=build/fuzz
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

fuzz_targets() { find tests/fuzz/targets -name '*.cpp' -printf '%f\n' | sed 's/\.cpp$//' | sort; }

# A number out of libFuzzer's statistics.
fuzz_stat() { sed -nE "s/^stat::$2: +([0-9]+).*/\1/p" "$1" | tail -n 1; }

# fuzz_one SECONDS TARGET: one line of progress, and one of the summary's table.
fuzz_one() {
  local seconds=$1 target=$2 log status=0 found rate covered scratch words=()
  local grown=$fuzz_tree/corpus/$target findings=$fuzz_tree/findings/$target
  log=$fuzz_tree/$target.log
  mkdir -p "$grown" "$findings"
  find "$findings" -type f -exec mv -t "$grown" {} +    # of earlier runs: tried again first
  [ ! -f "tests/fuzz/words/$target" ] || words=("-dict=tests/fuzz/words/$target")
  printf '%-18s %s s … ' "$target" "$seconds"
  # Files that a target writes are small and many: they stay in memory where there is room.
  scratch=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
  TMPDIR=$scratch \
    "$fuzz_tree/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$findings/" \
    "${words[@]}" "$grown" "tests/fuzz/corpus/$target" >"$log" 2>&1 || status=$?
  rm -rf "$scratch"    # what a crash leaves
  found=$(find "$findings" -type f | wc -l)
  [ "$status" = 0 ] || [ "$found" -gt 0 ] || found=1
  rate=$(fuzz_stat "$log" average_exec_per_sec)
  covered=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' "$log" | tail -n 1)
  printf '%s\n' "$([ "$found" = 0 ] && echo 'no finding' || echo "$found found, see $log")"
  [ "$found" = 0 ] || find "$findings" -type f -printf '  build/fuzz/findings/'"$target"'/%f\n'
  printf '%s %s %s %s %s\n' "$target" "${rate:-?}" "$(find "$grown" -type f | wc -l)" \
    "${covered:-?}" "$found" >>"$fuzz_tree/summary"
}

dev_fuzz() {
  local seconds=${1:-60} target
  [ $# -eq 0 ] || shift
  # For libFuzzer 0 is no end at all.
  [[ $seconds =~ ^0*[1-9][0-9]*$ ]] || fail "'$seconds' is no number of seconds from 1: ./dev fuzz 60 TARGET…"
  for target in "$@"; do
    [ -f "tests/fuzz/targets/$target.cpp" ] || fail "no fuzz target '$target': $(fuzz_targets | tr '\n' ' ')"
  done
  [ $# -gt 0 ] || mapfile -t targets < <(fuzz_targets)
  [ $# -eq 0 ] || targets=("$@")
  . tools/dev/build.sh
  . tools/dev/setup.sh
  dev_setup clang-19 lld-19 libclang-rt-19-dev
  CXX=clang++-19 dev_build fuzz "${targets[@]/#/fuzz_}"
  rm -f "$fuzz_tree/summary"
  say "fuzzing, each target for $seconds s"
  for target in "${targets[@]}"; do fuzz_one "$seconds" "$target"; done
  { echo 'target runs/s corpus edges findings'; cat "$fuzz_tree/summary"; } | column -t
  awk '$5 > 0 { found = 1 } END { exit found }' "$fuzz_tree/summary"
}
