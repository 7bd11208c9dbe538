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

option(SKILLD_COVERAGE "Count which lines run" OFF)
if(SKILLD_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# Every source of the project, and none of the packages', is held to these.
add_library(house_rules INTERFACE)
target_compile_options(house_rules INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False reports in inlined library code: variants and coroutine frames (g++ 13, 14).
  target_compile_options(house_rules INTERFACE -Wno-maybe-uninitialized -Wno-mismatched-new-delete)
endif()
