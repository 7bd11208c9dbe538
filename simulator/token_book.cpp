#include "simulator/token_book.hpp"

#include <charconv>
#include <utility>

#include "simulator/detail/identifiers.hpp"

namespace ask::simulator {

namespace {

constexpr std::string_view token_start = "eyJ0eXAi.";

}    // namespace

void TokenBook::add(std::string token, TokenGrant grant, TimePoint now) {
    std::deque<std::string>& own = by_customer_[grant.user];
    while (!own.empty() &&
           (own.size() >= most_of_a_customer || find(own.front(), now) == nullptr)) {
        grants_.erase(own.front());
        own.pop_front();
    }
    own.push_back(token);
    grants_.insert_or_assign(std::move(token), std::move(grant));
}

const TokenGrant* TokenBook::find(const std::string& token, TimePoint now) const {
    const auto found = grants_.find(token);
    if (found == grants_.end() || found->second.expires_at <= now) return nullptr;
    return &found->second;
}

std::string new_token(int world) {
    return std::string(token_start) + std::to_string(world) + "." + detail::random_base32(64);
}

std::optional<int> world_of_token(std::string_view token) {
    if (!token.starts_with(token_start)) return std::nullopt;
    token.remove_prefix(token_start.size());
    const char* const end = token.data() + token.size();
    int world = 0;
    const auto read = std::from_chars(token.data(), end, world);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '.') return std::nullopt;
    return world;
}

}    // namespace ask::simulator
