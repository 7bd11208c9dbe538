# ./dev lint [--all|FILE…]: formatting of all sources, clang-tidy on those that differ from HEAD (on
# all, or on those named), cppcheck on all, shellcheck on the scripts if it is there. Exit status 1
# if anything is found.

. tools/dev/format.sh

# Sources to look at: a changed header stands for itself only, --all covers the rest. Fuzzing's own
# programs are in another build's commands.
tidy_files() {
  if [ "${1:-}" = --all ]; then cpp_files
  elif [ $# -gt 0 ]; then printf '%s\n' "$@"
  else git diff --name-only --diff-filter=d HEAD; git ls-files -o --exclude-standard
  fi | grep '\.cpp$' | grep -v '^tests/fuzz/libfuzzer/'
}

# The compile commands name the compiler's own warning options, which clang-tidy need not know.
run_tidy() {
  xargs -r -n 1 -P "$(jobs_at_once)" nice clang-tidy-19 --quiet -p build/dev \
    --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-ignored-optimization-argument
}

# Without the packages' headers, which cost minutes and tell nothing of us.
run_cppcheck() {
  cpp_files | grep '\.cpp$' | grep -E '^(server|handlers|simulator)/' |
    xargs -r nice cppcheck --quiet --error-exitcode=1 -j "$(jobs_at_once)" --std=c++20 --language=c++ \
      --enable=warning,performance,portability --inline-suppr \
      --suppressions-list=tools/dev/cppcheck.txt -I server -I . \
      --template='{file}:{line}: {id}: {message}'
}

dev_lint() {
  local found=0
  . tools/dev/build.sh
  . tools/dev/setup.sh
  dev_setup clang-format-19 clang-tidy-19 cppcheck
  say "formatting"
  cpp_files | xargs -r clang-format-19 --dry-run --Werror || found=1
  [ -f build/dev/compile_commands.json ] || dev_build dev
  say "clang-tidy"
  { tidy_files "$@" || true; } | run_tidy || found=1
  say "cppcheck"
  run_cppcheck || found=1
  if command -v shellcheck >/dev/null; then
    say "shellcheck"
    shellcheck -S warning -x dev .ci/run certs/*.sh tests/foreign/run.sh tests/deploy/*.sh || found=1
    shellcheck -S warning -s bash -e SC2034 tools/dev/*.sh || found=1
  fi
  return "$found"
}
