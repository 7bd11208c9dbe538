#pragma once

#include <openssl/ssl.h>

#include <filesystem>

#include "core/result.hpp"

namespace ask::http::detail {

// PEM files into a TLS context. Read as read_text_file reads, so that no pipe is waited for.
// errors::invalid when a file cannot be read or used; the context names it and says what would be
// right.
Result<void> use_chain_file(SSL_CTX* context, const std::filesystem::path& file);
// After the chain, whose first certificate it must fit. A key with a passphrase is refused.
Result<void> use_key_file(SSL_CTX* context, const std::filesystem::path& file);
Result<void> trust_file(SSL_CTX* context, const std::filesystem::path& file);

}    // namespace ask::http::detail
