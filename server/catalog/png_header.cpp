#include "catalog/png_header.hpp"

#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view signature{"\x89PNG\r\n\x1A\n", 8};
constexpr std::size_t ihdr_bytes = 13;
constexpr std::size_t most_chunks = 64;    // before the first pixel; far more than any tool writes

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
}

std::string read_bytes(std::istream& in, std::size_t count) {
    std::string bytes(count, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

struct Chunk {
    std::uint32_t bytes = 0;
    std::string type;    // empty: the file is at its end
};

Chunk next_chunk(std::istream& in) {
    const std::string head = read_bytes(in, 8);
    if (head.size() < 8) return {};
    return {big_endian(head), head.substr(4)};
}

// A palette or plain colours become transparent by a tRNS chunk, which stands before the pixels.
bool has_transparency_chunk(std::istream& in) {
    constexpr std::uint32_t check_sum = 4;
    for (std::size_t i = 0; i < most_chunks; ++i) {
        const Chunk chunk = next_chunk(in);
        if (chunk.type == "tRNS") return true;
        if (chunk.type.empty() || chunk.type == "IDAT" || chunk.type == "IEND") return false;
        in.seekg(static_cast<std::streamoff>(chunk.bytes) + check_sum, std::ios::cur);
    }
    return false;
}

Result<PngHeader> read_header(std::istream& in) {
    if (read_bytes(in, signature.size()) != signature) {
        return fail(not_a_png, "is no PNG: its first bytes are not a PNG's");
    }
    const Chunk first = next_chunk(in);
    const std::string ihdr = read_bytes(in, ihdr_bytes + 4);    // with the check sum
    const bool is_whole =
        first.type == "IHDR" && first.bytes == ihdr_bytes && ihdr.size() == ihdr_bytes + 4;
    if (!is_whole) return fail(not_a_png, "is a broken PNG: it ends within its header");
    const char colour_type = ihdr[9];
    const bool has_alpha = colour_type == 4 || colour_type == 6;
    return PngHeader{.width = big_endian(ihdr),
                     .height = big_endian(std::string_view(ihdr).substr(4)),
                     .has_transparency = has_alpha || has_transparency_chunk(in)};
}

}    // namespace

Result<PngHeader> read_png_header(const fs::path& file) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found) return fail(errors::not_found, "is not there");
    if (!fs::is_regular_file(status)) return fail(errors::invalid, "is no regular file");
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(errors::invalid, "cannot be read");
    return read_header(in);
}

}    // namespace ask::catalog
