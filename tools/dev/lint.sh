# ./dev lint [--all]: formatting of all sources, clang-tidy on those that differ from HEAD (or on
# all), shellcheck on the scripts if it is there. Exit status 1 if anything is found.

. tools/dev/format.sh

# Sources to look at: a changed header stands for itself only, --all covers the rest.
tidy_files() {
  if [ "${1:-}" = --all ]; then cpp_files | grep '\.cpp$'
  else { git diff --name-only --diff-filter=d HEAD; git ls-files -o --exclude-standard; } |
    grep '\.cpp$'
  fi
}

# The compile commands name the compiler's own warning options, which clang-tidy need not know.
run_tidy() {
  xargs -r -n 1 -P "$(jobs_at_once)" clang-tidy-19 --quiet -p build/dev \
    --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-ignored-optimization-argument
}

dev_lint() {
  local found=0
  . tools/dev/build.sh
  . tools/dev/setup.sh
  dev_setup clang-format-19 clang-tidy-19
  say "formatting"
  cpp_files | xargs -r clang-format-19 --dry-run --Werror || found=1
  [ -f build/dev/compile_commands.json ] || dev_build dev
  say "clang-tidy"
  { tidy_files "$@" || true; } | run_tidy || found=1
  if command -v shellcheck >/dev/null; then
    say "shellcheck"
    shellcheck -S warning -x dev .ci/run certs/*.sh tests/foreign/run.sh && shellcheck -S warning -s bash -e SC2034 tools/dev/*.sh || found=1
  fi
  return "$found"
}
