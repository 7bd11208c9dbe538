# room(NAME IN FOLDER USES room… SHOWS package… HIDES package…): one static library from FOLDER/NAME, linked with the rooms that it
# may include. The list is public: a room's headers show the rooms below it.
function(room name)
  cmake_parse_arguments(ROOM "" "IN" "USES;SHOWS;HIDES" ${ARGN})
  set(folder "${CMAKE_SOURCE_DIR}/${ROOM_IN}/${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/detail/*.cpp" "${folder}/*/*.cpp")
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
