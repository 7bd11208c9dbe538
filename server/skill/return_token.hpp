#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/secret.hpp"

namespace ask::skill {

// What a purchase directive carries through Amazon and back.
struct ReturnToken {
    std::string nonce;    // names this one purchase; letters, digits, - and _
    TimePoint until;      // whole seconds
    std::string text;     // the author's: where the customer was
    friend bool operator==(const ReturnToken&, const ReturnToken&) = default;
};

// A nonce that was never used before.
[[nodiscard]] std::string make_nonce();

// "s1.<until>.<nonce>.<signature>.<text>"; the signature also covers whose purchase it is and of
// what, which the token does not say.
[[nodiscard]] std::string sign_token(const Secret& key, const UserId& user,
                                     const ProductId& product, const ReturnToken& token);

// None for anything that sign_token did not make with this key for this user and product, and for
// what is older than its `until`.
[[nodiscard]] std::optional<ReturnToken> open_token(const Secret& key, const UserId& user,
                                                    const ProductId& product,
                                                    std::string_view signed_token, TimePoint now);

}    // namespace ask::skill
