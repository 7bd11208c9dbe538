# ./dev clean: removes what ./dev build made; certificates and data stay.

dev_clean() {
  local preset
  for preset in dev release asan tsan coverage fuzz; do rm -rf "build/$preset"; done
}
