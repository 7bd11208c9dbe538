#include "core/text_file.hpp"

#include <cstdint>
#include <fstream>
#include <system_error>

namespace ask {

namespace fs = std::filesystem;

Result<std::string> read_text_file(const fs::path& file, std::size_t most_bytes) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (!fs::exists(status)) {
        return fail(errors::not_found, file.string() + ": is not there: check the path");
    }
    if (!fs::is_regular_file(status)) {
        const char* kind = fs::is_directory(status) ? "is a folder" : "is no regular file";
        return fail(errors::invalid, file.string() + ": " + kind + ": name a file");
    }
    const std::uintmax_t size = fs::file_size(file, failed);
    if (!failed && size > most_bytes) {
        return fail(errors::too_large, file.string() + ": is larger than " +
                                           std::to_string(most_bytes) +
                                           " bytes: is it the right file?");
    }
    std::ifstream in(file, std::ios::binary);
    std::string text(failed ? 0 : static_cast<std::size_t>(size), '\0');
    if (!in || !in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
        return fail(errors::invalid, file.string() + ": cannot be read: check its permissions");
    }
    return text;
}

}    // namespace ask
