#include "simulator/certificate_host.hpp"

#include <charconv>

#include "simulator/detail/json_answer.hpp"

namespace ask::simulator {

namespace {

constexpr std::string_view path_start = "/echo.api/echo-api-cert-";
constexpr std::string_view path_end = ".pem";

struct ChainName {
    int world = 0;
    int number = 0;
};

// Digits only, as from_chars alone would take a sign.
bool take_number(std::string_view& text, int& number) {
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || text.front() == '-') return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return true;
}

std::optional<ChainName> read_name(std::string_view target) {
    if (!target.starts_with(path_start)) return std::nullopt;
    target.remove_prefix(path_start.size());
    ChainName name;
    if (!take_number(target, name.world)) return std::nullopt;
    if (target == path_end) return ChainName{name.world, 1};
    if (!target.starts_with('-')) return std::nullopt;
    target.remove_prefix(1);
    if (!take_number(target, name.number) || target != path_end) return std::nullopt;
    return name;
}

http::Response xml_refusal(unsigned status, std::string_view code) {
    http::Response response{.status = status, .headers = {}, .body = {}, .close = false};
    response.headers.add("Content-Type", "application/xml");
    response.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>";
    response.body += code;
    response.body += "</Code></Error>";
    return response;
}

const SigningChain* present_chain(const Amazon& amazon) {
    if (!amazon.chains) return nullptr;
    const auto found = amazon.chains->find(amazon.certificates);
    return found == amazon.chains->end() ? nullptr : &found->second;
}

http::Response answer_chain(const Amazon& amazon, std::string_view target) {
    const std::optional<ChainName> name = read_name(target);
    const SigningChain* chain = present_chain(amazon);
    const bool is_shown = name && chain && name->world == amazon.number && name->number >= 1 &&
                          name->number <= amazon.certificate_number;
    if (!is_shown) return xml_refusal(403, "AccessDenied");
    http::Response response{.status = 200, .headers = {}, .body = chain->chain_pem, .close = false};
    response.headers.add("Content-Type", "application/x-pem-file");
    return response;
}

}    // namespace

http::Response answer_certificate_host(const Amazon& amazon, const http::Request& request) {
    switch (amazon.certificate_host) {
        case HostState::up:
            break;
        case HostState::down:
        case HostState::hangs:
            return xml_refusal(503, "ServiceUnavailable");
        case HostState::garbage:
            return detail::web_page();
    }
    if (request.method != "GET") return xml_refusal(405, "MethodNotAllowed");
    return answer_chain(amazon, request.target);
}

std::string certificate_url(const Amazon& amazon) {
    return "https://s3.amazonaws.com" + std::string(path_start) + std::to_string(amazon.number) +
           "-" + std::to_string(amazon.certificate_number) + std::string(path_end);
}

SigningIdentity signing_identity(const Amazon& amazon) {
    const SigningChain* chain = present_chain(amazon);
    return {certificate_url(amazon), chain ? chain->key : SigningKey{}};
}

std::optional<int> world_of_certificate(std::string_view target) {
    const std::optional<ChainName> name = read_name(target);
    return name ? std::optional(name->world) : std::nullopt;
}

}    // namespace ask::simulator
