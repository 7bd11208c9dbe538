#include "simulator/certificate_host.hpp"

#include <charconv>
#include <string_view>

namespace ask::simulator {

namespace {

constexpr std::string_view path_start = "/echo.api/echo-api-cert-";
constexpr std::string_view path_end = ".pem";

bool names_a_chain(std::string_view target, int latest) {
    if (!target.starts_with(path_start) || !target.ends_with(path_end)) return false;
    target.remove_prefix(path_start.size());
    if (target.size() < path_end.size()) return false;
    target.remove_suffix(path_end.size());
    int number = 0;
    const char* const end = target.data() + target.size();
    const auto read = std::from_chars(target.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end && number >= 1 && number <= latest;
}

http::Response xml_refusal(unsigned status, std::string_view code) {
    http::Response response{.status = status, .headers = {}, .body = {}, .close = false};
    response.headers.add("Content-Type", "application/xml");
    response.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>";
    response.body += code;
    response.body += "</Code></Error>";
    return response;
}

}    // namespace

http::Response answer_certificate_host(const Amazon& amazon, const http::Request& request) {
    if (amazon.certificate_host_is_down) return xml_refusal(503, "ServiceUnavailable");
    if (request.method != "GET") return xml_refusal(405, "MethodNotAllowed");
    if (!names_a_chain(request.target, amazon.certificate_number)) {
        return xml_refusal(403, "AccessDenied");
    }
    http::Response response{
        .status = 200, .headers = {}, .body = amazon.signing_chain_pem, .close = false};
    response.headers.add("Content-Type", "application/x-pem-file");
    return response;
}

std::string certificate_url(const Amazon& amazon) {
    return "https://s3.amazonaws.com" + std::string(path_start) +
           std::to_string(amazon.certificate_number) + std::string(path_end);
}

}    // namespace ask::simulator
