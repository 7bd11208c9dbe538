#include "app/detail/input_file.hpp"

#include "core/text_file.hpp"

namespace ask::app::detail {

Result<std::string> read_input_file(const std::string& file) {
    return read_text_file(file);
}

}    // namespace ask::app::detail
