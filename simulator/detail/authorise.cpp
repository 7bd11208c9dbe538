#include "simulator/detail/authorise.hpp"

#include <string_view>

#include "simulator/detail/json_answer.hpp"

namespace ask::simulator::detail {

std::optional<std::string> bearer_token(const http::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string* header = request.headers.find("Authorization");
    if (!header || !header->starts_with(scheme)) return std::nullopt;
    return header->substr(scheme.size());
}

std::expected<UserId, http::Response> authorise(const Amazon& amazon, const http::Request& request,
                                                TimePoint now) {
    const std::optional<std::string> token = bearer_token(request);
    if (!token) return std::unexpected(refusal(401, "There is no token."));
    const TokenGrant* grant = amazon.tokens.find(*token, now);
    if (!grant) return std::unexpected(refusal(401, "The token is not valid or has expired."));
    if (!amazon.customers.contains(grant->user)) {
        return std::unexpected(refusal(401, "The token's user is gone."));
    }
    const std::string* host = request.headers.find("Host");
    if (!host || host_name(*host) != grant->host) {
        return std::unexpected(refusal(403, "The token belongs to another region."));
    }
    return grant->user;
}

}    // namespace ask::simulator::detail
