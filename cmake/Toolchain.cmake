# C++23 with a compiler that gets coroutines right, warnings as errors, sanitizers by preset.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  message(FATAL_ERROR "g++ ${CMAKE_CXX_COMPILER_VERSION} miscompiles temporaries inside co_await: "
                      "use clang++ >= 19 or g++ >= 13 (./dev build picks one)")
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "clang++ ${CMAKE_CXX_COMPILER_VERSION} is too old: use clang++ >= 19")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(THREADS_PREFER_PTHREAD_FLAG ON)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
# Debug information names sources relative to the tree, so that two trees share one compiler cache.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")

set(SKILLD_SANITIZE "" CACHE STRING "address, thread or nothing")
if(SKILLD_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(SKILLD_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

# For fuzzers: clang's own counters of what has run. Only the fuzzers themselves link its main.
option(SKILLD_FUZZ "Build the fuzzers of tests/fuzz" OFF)
if(SKILLD_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

option(SKILLD_COVERAGE "Count which lines run" OFF)
if(SKILLD_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# What ships makes life hard for who finds a fault in it. Sanitizers do this work, and more, in the
# other builds. tests/deploy/hardening.sh looks the result up in the program.
if(CMAKE_BUILD_TYPE MATCHES "^Rel" AND NOT SKILLD_SANITIZE AND NOT SKILLD_COVERAGE)
  include(CheckCXXCompilerFlag)
  include(CheckCXXSourceCompiles)
  include(CheckPIESupported)
  check_pie_supported()
  set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3")
  check_cxx_source_compiles("#include <cstdio>\nint main() { return 0; }" HAVE_FORTIFY_3)
  unset(CMAKE_REQUIRED_FLAGS)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$<IF:$<BOOL:${HAVE_FORTIFY_3}>,3,2>)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  # The last two are one architecture's each: jumps and returns go only where they may.
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
               -mbranch-protection=standard)
    string(MAKE_C_IDENTIFIER "HAVE${flag}" known)
    set(CMAKE_REQUIRED_FLAGS "-Werror")
    check_cxx_compiler_flag("${flag}" ${known})
    unset(CMAKE_REQUIRED_FLAGS)
    if(${known})
      add_compile_options(${flag})
    endif()
  endforeach()
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

# Every source of the project, and none of the packages', is held to these.
add_library(house_rules INTERFACE)
target_compile_options(house_rules INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False reports in inlined library code: variants and coroutine frames (g++ 13, 14).
  target_compile_options(house_rules INTERFACE -Wno-maybe-uninitialized -Wno-mismatched-new-delete)
endif()
