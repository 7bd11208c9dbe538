# room(NAME IN FOLDER USES room… SHOWS package… HIDES package…): one static library from FOLDER/NAME, linked with the rooms that it
# may include. The list is public: a room's headers show the rooms below it.
function(room name)
  cmake_parse_arguments(ROOM "" "IN" "USES;SHOWS;HIDES" ${ARGN})
  set(folder "${CMAKE_SOURCE_DIR}/${ROOM_IN}/${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*/*.cpp" "${folder}/*/detail/*.cpp")
  list(REMOVE_DUPLICATES sources)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ROOM_USES} ${ROOM_SHOWS})
    target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}/server" "${CMAKE_SOURCE_DIR}")
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/server" "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${ROOM_USES} ${ROOM_SHOWS}
                                PRIVATE ${ROOM_HIDES} house_rules)
endfunction()

# program(NAME FROM main.cpp USES room…): an executable at the top of the build tree.
function(program name)
  cmake_parse_arguments(PROGRAM "" "FROM" "USES" ${ARGN})
  add_executable(${name} "${CMAKE_SOURCE_DIR}/${PROGRAM_FROM}")
  target_link_libraries(${name} PRIVATE ${PROGRAM_USES} house_rules)
endfunction()

# embed_files(ROOM AS NAME FROM pattern…): the files' bytes inside the program, as
# "ROOM/embedded/NAME.hpp": ask::ROOM::embedded::NAME(), in the order of their paths.
function(embed_files room)
  cmake_parse_arguments(EMBED "" "AS" "FROM" ${ARGN})
  set(patterns ${EMBED_FROM})
  list(TRANSFORM patterns PREPEND "${CMAKE_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${patterns})
  list(SORT files)
  set(folder "${CMAKE_BINARY_DIR}/generated/${room}")
  set(source "${folder}/${room}/embedded/${EMBED_AS}.cpp")
  string(REPLACE ";" "," names "${files}")
  add_custom_command(OUTPUT "${source}"
    COMMAND ${CMAKE_COMMAND} -D "FILES=${names}" -D "ROOT=${CMAKE_SOURCE_DIR}" -D "ROOM=${room}"
            -D "NAME=${EMBED_AS}" -D "OUT=${source}" -P "${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake" VERBATIM)
  file(CONFIGURE OUTPUT "${folder}/${room}/embedded/${EMBED_AS}.hpp" @ONLY CONTENT [[
#pragma once

#include <span>
#include <string_view>

namespace ask::@room@::embedded {

struct File {
    std::string_view path;    // from the project's root
    std::string_view bytes;
};

std::span<const File> @EMBED_AS@();

}    // namespace ask::@room@::embedded
]])
  target_sources(${room} PRIVATE "${source}")
  target_include_directories(${room} PRIVATE "${folder}")
endfunction()
