#pragma once

#include <filesystem>

#include "core/result.hpp"

namespace ask::store::detail {

// What SQLite says of a call that failed.
struct SqliteFault {
    int code = 0;            // its extended result code
    int system_errno = 0;    // of the system call that failed, 0 if none did
    std::string message;
};

// One line for the operator: the file, what is wrong, what helps. Codes: errors::timeout,
// errors::unavailable, damaged.
[[nodiscard]] Error error_of(const SqliteFault& fault, const std::filesystem::path& file);

// After such a fault the connection is closed, and opened anew for the next call.
[[nodiscard]] bool breaks_connection(int code);

}    // namespace ask::store::detail
