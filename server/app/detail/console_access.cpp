#include "app/detail/console_access.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace ask::app::detail {

namespace {

constexpr std::size_t least_token = 16;    // characters
constexpr const char* token_variable = "STAND_IN_TOKEN";

// The token is for this process alone: the skill's server does not inherit it.
std::string take_token() {
    const char* value = std::getenv(token_variable);
    std::string token = value == nullptr ? "" : value;
    unsetenv(token_variable);
    return token;
}

// What stands in an address and in a cookie as it is.
bool is_usable(std::string_view token) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_' || c == '~';
    };
    return token.size() >= least_token && std::ranges::all_of(token, is_plain);
}

}    // namespace

Result<simulator::ConsoleAccess> console_access(const std::string& address) {
    const std::string token = take_token();
    const bool is_loopback = address == "127.0.0.1" || address == "::1";
    if (is_usable(token)) return simulator::ConsoleAccess{.token = Secret(token)};
    if (is_loopback && token.empty()) return simulator::ConsoleAccess{};
    const std::string remedy = std::string(token_variable) +
                               " must be a secret of 16 characters or more: letters, digits and "
                               "any of -._~";
    if (!token.empty()) return fail(errors::invalid, remedy);
    return fail(errors::invalid,
                "--listen " + address + ": others could drive the stand-in. " + remedy);
}

}    // namespace ask::app::detail
