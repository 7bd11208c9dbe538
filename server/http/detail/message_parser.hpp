#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace ask::http::detail {

// Bytes of a chunked body that the parser is not given before more have come: of fewer than five
// that begin the last chunk it remembers that it is the last, and asserts at the next call that it
// has five. No message ends with fewer, so that nobody waits for them in vain.
[[nodiscard]] inline bool may_begin_last_chunk(std::string_view bytes) {
    return bytes.size() < 5 && bytes.starts_with('0');
}

// Beast's parser, writing straight into our own values: each byte of a body is copied once.
template <bool is_request>
class MessageParser final : public boost::beast::http::basic_parser<is_request> {
 public:
    std::string method;
    std::string target;
    unsigned status = 0;
    bool http11 = true;
    Headers headers;
    std::string body;

 private:
    using Text = boost::beast::string_view;
    using ErrorCode = boost::system::error_code;

    void on_request_impl(boost::beast::http::verb, Text verb, Text where, int version,
                         ErrorCode&) override {
        method.assign(verb.data(), verb.size());
        target.assign(where.data(), where.size());
        http11 = version == 11;
    }
    void on_response_impl(int code, Text, int version, ErrorCode&) override {
        status = static_cast<unsigned>(code);
        http11 = version == 11;
    }
    // Trailers come here too: the message was judged without them, so they are dropped.
    void on_field_impl(boost::beast::http::field, Text name, Text value, ErrorCode&) override {
        if (!this->is_header_done()) headers.add(std::string(name), std::string(value));
    }
    void on_header_impl(ErrorCode&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
        if (length) body.reserve(static_cast<std::size_t>(*length));
    }
    std::size_t on_body_impl(Text part, ErrorCode&) override {
        body.append(part.data(), part.size());
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, ErrorCode&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text part, ErrorCode&) override {
        body.append(part.data(), part.size());
        return part.size();
    }
    void on_finish_impl(ErrorCode&) override {}
};

}    // namespace ask::http::detail
