#pragma once

#include <optional>
#include <string>

#include "core/secret.hpp"
#include "http/message.hpp"

namespace ask::simulator {

// Who may drive the stand-in.
struct ConsoleAccess {
    Secret token;    // empty: only loopback, told by the Host header
};

// Why a request is not let in.
struct ConsoleRefusal {
    unsigned status = 403;
    std::string why;
};

// A page of another site in the same browser can send requests here; it can set neither Host nor
// Origin, and nothing but a form's content types. So without a token Host must be a name of this
// machine (which also keeps out a foreign name that resolves to 127.0.0.1), Origin and
// Sec-Fetch-Site, where they are sent, must be the page's own, and a request with a body
// must be application/json. With a token that is what is asked for: 401 without it.
[[nodiscard]] std::optional<ConsoleRefusal> refuse_at_console(const http::Request& request,
                                                              const ConsoleAccess& access);

// "/?token=…" with the right token: from then on a cookie stands for it.
[[nodiscard]] bool brings_token(const http::Request& request, const ConsoleAccess& access);

inline constexpr std::string_view console_cookie = "skilld-console";

}    // namespace ask::simulator
