#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/secret.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

// The name under which a user is kept when ids are not kept in clear: 43 letters, digits, - and _.
[[nodiscard]] UserId hashed_user(const Secret& key, const UserId& user);

// Whether it has the form of such a name, which no id of Amazon's has.
[[nodiscard]] bool has_hashed_form(std::string_view user);

// How users are named with this key (empty: in clear), told from every other way by a short text
// that does not tell the key. A database holds to the first it was told.
[[nodiscard]] std::string user_naming(const Secret& key);
inline constexpr std::string_view clear_naming = "clear";

// The same adapter, but what reaches `inner` of a user id is its keyed hash. The rule of user ids
// holds of the id as it was given.
std::unique_ptr<PersistenceAdapter> hashed_users(std::unique_ptr<PersistenceAdapter> inner,
                                                 Secret key);

}    // namespace ask::store
