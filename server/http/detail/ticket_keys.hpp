#pragma once

#include <openssl/ssl.h>

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::http::detail {

// One key of session tickets, as nginx and OpenSSL order its 80 bytes.
struct TicketKey {
    std::array<unsigned char, 16> name;    // stands in the ticket, so that its key can be found
    std::array<unsigned char, 32> hmac;
    std::array<unsigned char, 32> aes;
};
// The first encrypts, all decrypt. Never empty.
using TicketKeys = std::vector<TicketKey>;

inline constexpr std::size_t most_ticket_keys = 16;

// Raw keys one behind the other, or one in base64 on each line. errors::invalid for anything else.
[[nodiscard]] Result<TicketKeys> parse_ticket_keys(std::string_view bytes);
// The same of a file; the error names it.
[[nodiscard]] Result<TicketKeys> read_ticket_keys(const std::filesystem::path& file);

// Sessions of this context are resumed by tickets under these keys, those of an older key once
// more, with a ticket under the first key in return. TLS 1.2 and 1.3.
void use_ticket_keys(SSL_CTX* context, TicketKeys keys);
// No session is resumed, and none is offered.
void use_no_tickets(SSL_CTX* context);

}    // namespace ask::http::detail
