#include "isp/detail/exchange.hpp"

#include <algorithm>
#include <charconv>

#include "isp/detail/endpoint.hpp"

namespace ask::isp::detail {

namespace {

using std::chrono::milliseconds;

// What another try needs at least to be worth it.
constexpr milliseconds least_for_a_try{200};

// A token68 or JWT and nothing that could end the header's line.
bool is_header_word(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_locale(const std::string& text) {
    constexpr std::size_t longest = 35;    // of a language tag, RFC 5646
    return text.size() <= longest && std::ranges::all_of(text, [](char c) {
               const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
               return letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

bool may_be_retried(const Result<http::Response>& outcome) {
    if (!outcome) return outcome.error().code == http::connection_broken;
    return outcome->status == 429 || outcome->status >= 500;
}

// In seconds; a date, or anything else, is none.
std::optional<milliseconds> read_retry_after(const std::string& value) {
    unsigned seconds = 0;
    const char* last = value.data() + value.size();
    const auto [end, error] = std::from_chars(value.data(), last, seconds);
    if (error != std::errc() || end != last) return std::nullopt;
    return milliseconds(1'000LL * seconds);
}

// What the peer asks us to wait, none where it asks for more than we can tell.
std::optional<milliseconds> wanted_pause(const Result<http::Response>& outcome,
                                         milliseconds usual) {
    if (!outcome) return usual;
    const std::string* asked = outcome->headers.find("Retry-After");
    return asked == nullptr ? usual : read_retry_after(*asked);
}

ErrorCode code_of_status(unsigned status) {
    switch (status) {
        case 401:
        case 403:
            return token_refused;
        case 404:
            return errors::not_found;
        case 412:
            return not_child_directed;
        case 429:
            return throttled;
        default:
            return errors::unavailable;
    }
}

}    // namespace

Result<http::OutgoingRequest> make_request(const ApiAccess& access, const std::string& target,
                                           const MonetizationOptions& options) {
    const Result<std::string> base = allowed_base(access.endpoint, options.extra_hosts);
    if (!base) return std::unexpected(base.error());
    if (!is_header_word(access.token.reveal())) {
        return fail(token_refused, "no apiAccessToken, or not one that fits a header");
    }
    const Locale& locale = access.locale.empty() ? options.default_locale : access.locale;
    if (!is_locale(locale.text())) return fail(errors::invalid, "locale does not fit a header");
    http::OutgoingRequest request;
    request.url = *base + target;
    request.headers.add("Authorization", "Bearer " + access.token.reveal());
    request.headers.add("Accept-Language", locale.text());
    request.headers.add("Accept", "application/json");
    request.most_bytes = options.most_bytes;
    return request;
}

std::optional<milliseconds> pause_before_retry(const Result<http::Response>& outcome,
                                               milliseconds remaining, milliseconds usual) {
    if (!may_be_retried(outcome)) return std::nullopt;
    const std::optional<milliseconds> pause = wanted_pause(outcome, usual);
    if (!pause || *pause + least_for_a_try > remaining) return std::nullopt;
    return pause;
}

Result<http::Response> judged(Result<http::Response> outcome) {
    if (outcome) {
        if (outcome->status == 200) return outcome;
        return fail(code_of_status(outcome->status), "status " + std::to_string(outcome->status));
    }
    if (outcome.error().code == errors::timeout) return outcome;
    const Error& error = outcome.error();
    return fail(errors::unavailable, std::string(error.code.name) + ": " + error.context);
}

}    // namespace ask::isp::detail
