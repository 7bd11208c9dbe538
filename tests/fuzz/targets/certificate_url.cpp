#include "verify/certificate_url.hpp"

#include <algorithm>

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "http/url.hpp"
#include "verify/reasons.hpp"

namespace ask::fuzz {

namespace {

constexpr std::string_view place = "https://s3.amazonaws.com/echo.api/";

void check_normal(const std::string& normal) {
    hold(normal.starts_with(place) && normal.size() > place.size(), "names a file at Amazon's");
    const std::string_view path = std::string_view(normal).substr(place.size() - 1);
    for (const std::string_view evasive : {"//", "/./", "/../", "?", "#", "%", "\\"}) {
        hold(path.find(evasive) == path.npos, "what is asked for is written in one way");
    }
    hold(!path.ends_with("/.") && !path.ends_with("/.."), "no dot segment is left at the end");
    hold(std::ranges::all_of(normal, [](char c) { return c > ' ' && c <= '~'; }), "is ASCII");
    hold(verify::judge_certificate_url(normal) == normal, "the normal form is its own");
    const Result<http::Url> url = http::parse_url(normal);
    hold(url && url->scheme == "https" && url->host == "s3.amazonaws.com" && url->port == 443,
         "the client understands the same host and port");
    hold(normal == "https://s3.amazonaws.com" + url->target, "and the same target");
}

}    // namespace

void certificate_url(std::string_view bytes) {
    const Result<std::string> normal = verify::judge_certificate_url(bytes);
    const Result<http::Url> other = http::parse_url(bytes);
    if (!other) hold_refusal(other.error(), {http::bad_url});
    if (!normal) return hold_refusal(normal.error(), {verify::reasons::certificate_url_invalid});
    hold(bytes.size() <= 1024 && normal->size() <= bytes.size(), "nothing grows");
    check_normal(*normal);
    hold(!other || (other->host == "s3.amazonaws.com" && other->port == 443),
         "both readers of a URL see the same host");
}

}    // namespace ask::fuzz
