#include "verify/certificate_url.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "http/message.hpp"
#include "verify/reasons.hpp"

namespace ask::verify {

namespace {

constexpr std::size_t longest_url = 1024;
constexpr std::string_view amazons_path = "/echo.api/";

std::unexpected<Error> refused(std::string why) {
    return fail(reasons::certificate_url_invalid, std::move(why));
}

// Letters, digits and RFC 3986's punctuation. The percent sign is left out: no name of Amazon's
// needs it, and without it no dot, slash or letter can be written in two ways.
bool may_stand_in_url(char c) {
    constexpr std::string_view punctuation = "-._~:/?#[]@!$&'()*+,;=";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           punctuation.find(c) != std::string_view::npos;
}

struct Parts {
    std::string_view scheme;
    std::string_view authority;
    std::string_view path;
};

std::optional<Parts> split(std::string_view url) {
    const std::size_t colon = url.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view rest = url.substr(colon + 3);
    const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
    const std::size_t end = std::min(rest.find_first_of("?#"), rest.size());
    return Parts{url.substr(0, colon), rest.substr(0, path), rest.substr(path, end - path)};
}

// RFC 3986, with empty segments taken out first: "/a//b/./../c" is "/a/c".
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    bool names_folder = true;
    for (bool is_last = false; !is_last;) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view segment = path.substr(0, end);
        is_last = end == path.size();
        path.remove_prefix(std::min(end + 1, path.size()));
        names_folder = segment.empty() || segment == "." || segment == "..";
        if (segment == ".." && !kept.empty()) kept.pop_back();
        if (!names_folder) kept.push_back(segment);
    }
    std::string normal;
    for (const std::string_view segment : kept) normal.append("/").append(segment);
    return names_folder ? normal + '/' : normal;
}

}    // namespace

Result<std::string> judge_certificate_url(std::string_view url) {
    if (url.size() > longest_url) return refused("longer than 1024 characters");
    if (!std::ranges::all_of(url, may_stand_in_url)) {
        return refused("holds a character that none of Amazon's URLs holds");
    }
    const std::optional<Parts> parts = split(url);
    if (!parts) return refused("not an absolute URL");
    if (!http::same_name(parts->scheme, "https")) return refused("the scheme is not https");
    if (!http::same_name(parts->authority, "s3.amazonaws.com") &&
        !http::same_name(parts->authority, "s3.amazonaws.com:443")) {
        return refused("host and port are not s3.amazonaws.com, with 443 or nothing");
    }
    const std::string path = without_dots(parts->path);
    if (!path.starts_with(amazons_path)) return refused("the path is not below /echo.api/");
    if (path.ends_with('/')) return refused("the path names no file below /echo.api/");
    return "https://s3.amazonaws.com" + path;
}

}    // namespace ask::verify
