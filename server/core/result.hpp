#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace ask {

// What went wrong, for comparing, for a metric's label and for the log. Each room declares its own
// codes beside what gives them; the name is the identity.
struct ErrorCode {
    std::string_view name;
    friend constexpr bool operator==(ErrorCode, ErrorCode) = default;
};

// Codes that any room may give. A room's own codes are in its own headers.
namespace errors {
inline constexpr ErrorCode invalid{"invalid"};            // the input breaks a rule
inline constexpr ErrorCode not_found{"not_found"};        // asked for, and not there
inline constexpr ErrorCode timeout{"timeout"};            // the deadline passed first
inline constexpr ErrorCode unavailable{"unavailable"};    // a peer or a resource cannot be reached
inline constexpr ErrorCode too_large{"too_large"};        // more bytes or items than are allowed
inline constexpr ErrorCode refused{"refused"};            // understood, and not permitted
inline constexpr ErrorCode conflict{"conflict"};          // somebody else changed it meanwhile
inline constexpr ErrorCode bug{"bug"};                    // an exception escaped from code
}    // namespace errors

// The one shape of a failure. `context` is for the operator's log: it names what was attempted and
// why it failed, never a token or a person, and never leaves the process.
struct Error {
    ErrorCode code;
    std::string context;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string context) {
    return std::unexpected(Error{code, std::move(context)});
}

// Hands a failure on, with what was being done in front: "fetch chain: connect: timed out".
template <class T>
[[nodiscard]] std::unexpected<Error> propagate(const Result<T>& failed, std::string_view doing) {
    const Error& error = failed.error();
    return fail(error.code, std::string(doing) + ": " + error.context);
}

}    // namespace ask
