# Writes the files named in FILES (with commas between) as the C++ source OUT. Bytes as numbers: a
# string literal has a longest length.

string(REPLACE "," ";" files "${FILES}")
set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS files)
  file(READ "${file}" bytes HEX)
  file(RELATIVE_PATH path "${ROOT}" "${file}")
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char bytes_${index}[] = {\n${bytes}'\\0'};\n")
  string(APPEND table "    File{\"${path}\", {bytes_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}" "#include \"${ROOM}/embedded/${NAME}.hpp\"

namespace ask::${ROOM}::embedded {

namespace {

${arrays}
constexpr File files[] = {
${table}};

}    // namespace

std::span<const File> ${NAME}() {
    return files;
}

}    // namespace ask::${ROOM}::embedded
")
