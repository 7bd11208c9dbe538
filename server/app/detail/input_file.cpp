#include "app/detail/input_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace ask::app::detail {

Result<std::string> read_input_file(const std::string& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        return fail(errors::invalid, file + ": is a folder: name a file in it");
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        const bool is_there = std::filesystem::exists(file, ignored);
        return fail(errors::invalid, file + (is_there ? ": cannot be read: check its permissions"
                                                      : ": is not there: check the path"));
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}    // namespace ask::app::detail
