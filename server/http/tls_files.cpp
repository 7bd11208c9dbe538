#include "http/tls_files.hpp"

#include "http/detail/tls_context.hpp"

namespace ask::http {

Result<void> check_tls_files(const TlsOptions& files) {
    const auto context = detail::make_server_context(files);
    if (!context) return std::unexpected(context.error());
    return {};
}

}    // namespace ask::http
