# ./dev format: every source in the house's format, by one and the same version everywhere.

cpp_files() {
  git ls-files -co --exclude-standard -- '*.cpp' '*.hpp' | while IFS= read -r file; do
    [ ! -f "$file" ] || printf '%s\n' "$file"
  done
}

dev_format() {
  . tools/dev/setup.sh
  dev_setup clang-format-19
  cpp_files | xargs -r clang-format-19 -i
}
