#include "http/detail/request_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <cstdint>
#include <utility>

#include "http/detail/message_parser.hpp"

namespace ask::http::detail {

namespace {

namespace beast = boost::beast;
using boost::system::error_code;
using Step = RequestReader::Step;

// Alexa sends a dozen header lines, a chain of balancers some more. Two are the request line and
// the empty one.
constexpr std::size_t most_lines = 100 + 2;
// Chunk heads and trailers are no body, but have to end some time.
constexpr std::size_t longest_chunk_head = 4096;

Refusal refusal_of(const error_code& error) {
    if (error == beast::http::error::body_limit) return refusals::body_too_large;
    if (error == beast::http::error::header_limit) return refusals::headers_too_large;
    return refusals::bad_request;
}

}    // namespace

struct RequestReader::Impl {
    explicit Impl(const RequestLimits& most) : limits(most) {
        parser.eager(true);
        parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        parser.body_limit(limits.body_bytes);
    }

    Step refuse(Refusal why) {
        refusal = why;
        return Step::refused;
    }

    Step read_head(std::string& bytes) {
        // One empty line before a request is a habit of old clients, and harmless.
        if (!line_passed && scan.size() == 0 && bytes.starts_with("\r\n")) {
            bytes.erase(0, 2);
            line_passed = true;
        }
        const bool settled = scan.advance(bytes);
        if (scan.faulty()) return refuse(refusals::bad_request);
        const bool too_large = scan.size() > limits.header_bytes || scan.lines() > most_lines;
        if (too_large) return refuse(refusals::headers_too_large);
        return settled ? parse_head(bytes) : Step::more;
    }

    Step parse_head(std::string& bytes) {
        error_code failed;
        parser.put(boost::asio::buffer(bytes.data(), scan.size()), failed);
        bytes.erase(0, scan.size());
        if (failed && failed != beast::http::error::need_more) return refuse(refusal_of(failed));
        const Refusal fault = field_fault(parser.headers, parser.http11);
        if (fault) return refuse(fault);
        body_begun = !bytes.empty();
        head_done = true;
        return Step::head;
    }

    Step read_body(std::string& bytes) {
        if (parser.is_done()) return Step::complete;
        if (parser.chunked() && may_begin_last_chunk(bytes)) return Step::more;
        error_code failed;
        bytes.erase(0, parser.put(boost::asio::buffer(bytes), failed));
        if (failed && failed != beast::http::error::need_more) return refuse(refusal_of(failed));
        if (parser.is_done()) return Step::complete;
        if (bytes.size() > longest_chunk_head) return refuse(refusals::bad_request);
        return Step::more;
    }

    RequestLimits limits;
    HeadScan scan;
    MessageParser<true> parser;
    Refusal refusal;
    bool line_passed = false;
    bool head_done = false;
    bool body_begun = false;
};

RequestReader::RequestReader(const RequestLimits& limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestReader::~RequestReader() = default;

Step RequestReader::feed(std::string& bytes) {
    return impl_->head_done ? impl_->read_body(bytes) : impl_->read_head(bytes);
}

Refusal RequestReader::refusal() const {
    return impl_->refusal;
}

bool RequestReader::expects_continue() const {
    return impl_->parser.http11 && !impl_->body_begun && !impl_->parser.is_done() &&
           impl_->parser.headers.find("expect") != nullptr;
}

bool RequestReader::is_http11() const {
    return impl_->parser.http11;
}

bool RequestReader::keep_alive() const {
    return impl_->head_done && impl_->parser.keep_alive();
}

std::size_t RequestReader::held() const {
    return (impl_->head_done ? impl_->scan.size() : 0) + impl_->parser.body.size();
}

void RequestReader::move_into(Request& request) {
    MessageParser<true>& parser = impl_->parser;
    request.method = std::move(parser.method);
    request.target = std::move(parser.target);
    request.headers = std::move(parser.headers);
    request.body = std::move(parser.body);
}

}    // namespace ask::http::detail
