#include "http/detail/header_rules.hpp"

#include <algorithm>
#include <string>

namespace ask::http::detail {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_control(char c) {
    return (c >= '\0' && c < ' ' && c != '\t') || c == '\x7f';
}

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    const auto fits = [&](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    };
    return !text.empty() && std::ranges::all_of(text, fits);
}

bool is_request_line(std::string_view line) {
    const std::string_view method = line.substr(0, line.find(' '));
    const auto is_ascii = [](char c) { return c > '\0'; };
    return is_token(method) && std::ranges::all_of(line, is_ascii) &&
           (line.ends_with(" HTTP/1.1") || line.ends_with(" HTTP/1.0"));
}

bool is_one_number(const Headers& headers) {
    const std::string& length = *headers.find("content-length");
    return headers.count("content-length") == 1 && !length.empty() &&
           std::ranges::all_of(length, is_digit);
}

bool framing_holds(const Headers& headers, bool http11) {
    const std::string* coding = headers.find("transfer-encoding");
    const bool sized = headers.find("content-length") != nullptr;
    if (sized && (coding != nullptr || !is_one_number(headers))) return false;
    if (coding == nullptr) return true;
    return http11 && headers.count("transfer-encoding") == 1 && same_name(*coding, "chunked");
}

bool host_holds(const Headers& headers, bool http11) {
    const std::size_t hosts = headers.count("host");
    return http11 ? hosts == 1 : hosts <= 1;
}

}    // namespace

bool HeadScan::advance(std::string_view head) {
    while (!faulty_ && at_ < head.size()) {
        const char c = head[at_];
        if (c == '\r') {
            if (at_ + 1 == head.size()) return false;
            if (line_ends(head)) return true;
            continue;
        }
        // The first byte of a line that is blank would fold it into the line before.
        faulty_ = is_control(c) || (at_ == line_ && (c == ' ' || c == '\t'));
        ++at_;
    }
    return faulty_;
}

bool HeadScan::line_ends(std::string_view head) {
    const std::string_view line = head.substr(line_, at_ - line_);
    faulty_ = head[at_ + 1] != '\n' || (line_ == 0 && !is_request_line(line));
    at_ += 2;
    line_ = at_;
    ++lines_;
    return faulty_ || line.empty();
}

Refusal field_fault(const Headers& headers, bool http11) {
    if (!framing_holds(headers, http11) || !host_holds(headers, http11)) {
        return refusals::bad_request;
    }
    for (const auto& [name, value] : headers.fields()) {
        if (same_name(name, "content-encoding") && !same_name(value, "identity")) {
            return refusals::encoded_body;
        }
        if (same_name(name, "expect") && !same_name(value, "100-continue")) {
            return refusals::expectation;
        }
    }
    return refusals::none;
}

bool may_be_written(const Headers::Field& field) {
    return is_token(field.first) && std::ranges::none_of(field.second, is_control);
}

}    // namespace ask::http::detail
