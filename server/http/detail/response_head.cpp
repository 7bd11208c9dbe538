#include "http/detail/response_head.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/status.hpp>
#include <chrono>
#include <ctime>

#include "http/detail/header_rules.hpp"

namespace ask::http::detail {

namespace {

bool is_servers_business(const std::string& name) {
    constexpr std::array ours{"content-length", "connection", "date", "server",
                              "transfer-encoding"};
    return std::ranges::any_of(ours, [&](const char* own) { return same_name(name, own); });
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

// Sun, 06 Nov 1994 08:49:37 GMT, without asking the process's locale.
std::string http_date(std::chrono::system_clock::time_point now) {
    constexpr std::string_view days = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> rest{};
    std::string date(days.substr(static_cast<std::size_t>(parts.tm_wday) * 3, 3));
    std::strftime(rest.data(), rest.size(), ", %d ", &parts);
    date.append(rest.data()).append(months.substr(static_cast<std::size_t>(parts.tm_mon) * 3, 3));
    std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT", &parts);
    return date.append(rest.data());
}

// A thread writes many heads a second.
const std::string& date_of(std::chrono::system_clock::time_point now) {
    thread_local std::chrono::sys_seconds second{};
    thread_local std::string date;
    const auto this_second = std::chrono::floor<std::chrono::seconds>(now);
    if (date.empty() || this_second != second) date = http_date(now);
    second = this_second;
    return date;
}

}    // namespace

std::string response_head(const Response& response, const Framing& framing) {
    const std::string_view phrase = boost::beast::http::obsolete_reason(
        static_cast<boost::beast::http::status>(response.status));
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    head.append(phrase).append("\r\n");
    for (const auto& [name, value] : response.headers.fields()) {
        if (!is_servers_business(name)) append_field(head, name, value);
    }
    append_field(head, "Date", date_of(framing.now));
    if (!has_no_body(response.status)) {
        append_field(head, "Content-Length", std::to_string(response.body.size()));
    }
    if (framing.close) append_field(head, "Connection", "close");
    if (!framing.close && !framing.http11) append_field(head, "Connection", "keep-alive");
    return head.append("\r\n");
}

bool can_be_written(const Response& response) {
    return response.status >= 200 && response.status <= 599 &&
           std::ranges::all_of(response.headers.fields(), may_be_written);
}

bool has_no_body(unsigned status) {
    return status == 204 || status == 304;
}

}    // namespace ask::http::detail
