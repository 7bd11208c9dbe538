#pragma once

#include <memory>

#include "core/ids.hpp"
#include "core/secret.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

// The name under which a user is kept when ids are not kept in clear: 43 letters, digits, - and _.
[[nodiscard]] UserId hashed_user(const Secret& key, const UserId& user);

// The same adapter, but what reaches `inner` of a user id is its keyed hash. The rule of user ids
// holds of the id as it was given.
std::unique_ptr<PersistenceAdapter> hashed_users(std::unique_ptr<PersistenceAdapter> inner,
                                                 Secret key);

}    // namespace ask::store
