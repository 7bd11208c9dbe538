#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"

namespace ask::simulator {

// Whose requests an API token stands for, at which regional host, and until when.
struct TokenGrant {
    UserId user;
    std::string host;
    TimePoint expires_at{};
};

// API tokens that were granted. Amazon: they are short-lived, an hour. Of each customer the newest
// 64 are kept, so that a customer with whom Alexa talks all day needs no more memory.
class TokenBook {
 public:
    static constexpr std::chrono::hours life{1};
    static constexpr std::size_t most_of_a_customer = 64;

    void add(std::string token, TokenGrant grant, TimePoint now);
    // Nothing for a token that is unknown or expired.
    [[nodiscard]] const TokenGrant* find(const std::string& token, TimePoint now) const;
    [[nodiscard]] std::size_t size() const { return grants_.size(); }

 private:
    std::map<std::string, TokenGrant> grants_;
    std::map<UserId, std::deque<std::string>> by_customer_;    // oldest first
};

// "eyJ0eXAi.7.…": a token that says which world's it is, and nothing else.
[[nodiscard]] std::string new_token(int world);
// Nothing for a text that is no such token.
[[nodiscard]] std::optional<int> world_of_token(std::string_view token);

}    // namespace ask::simulator
