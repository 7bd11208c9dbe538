#pragma once

#include "core/result.hpp"
#include "http/server.hpp"

namespace ask::http {

// Whether a server could start with these files. Errors as of Server::make.
[[nodiscard]] Result<void> check_tls_files(const TlsOptions& files);

}    // namespace ask::http
