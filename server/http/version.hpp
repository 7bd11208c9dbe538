#pragma once

#include <string>

namespace ask::http {

// "OpenSSL 3.0.22 …", the one that runs, which may be newer than the one compiled with.
[[nodiscard]] std::string tls_library();

}    // namespace ask::http
