#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/secret.hpp"

namespace ask::store::detail {

// What only the room itself sees: the statement may be tried again, as it was refused for another
// one's sake; or the connection is gone, and what became of the statement is not known.
inline constexpr ErrorCode try_again{"try_again"};
inline constexpr ErrorCode connection_lost{"connection_lost"};

// What a SQLSTATE means for the caller.
[[nodiscard]] ErrorCode code_of_state(std::string_view state);

// What an operator can do about it; empty if the server's own words say all.
[[nodiscard]] std::string_view remedy_of_state(std::string_view state);

// "25006: cannot execute UPDATE in a read-only transaction: …". Only the server's first line is
// taken: the others may quote what is in a row.
[[nodiscard]] Error error_of_state(std::string_view state, std::string_view message);

// libpq's words on one line; `password` does not occur in them any more.
[[nodiscard]] std::string without_password(std::string_view words, const Secret& password);

// try_again and connection_lost in the words of the public header.
[[nodiscard]] Error public_error(Error error);

}    // namespace ask::store::detail
