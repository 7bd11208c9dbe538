#include "http/detail/response_reader.hpp"

#include <boost/asio/buffer.hpp>
#include <cstdint>
#include <optional>
#include <utility>

#include "http/client.hpp"
#include "http/detail/message_parser.hpp"

namespace ask::http::detail {

namespace {

namespace beast = boost::beast;
using boost::system::error_code;
using Step = ResponseReader::Step;

constexpr int most_interim_answers = 8;

bool begins_like_http(std::string_view bytes) {
    constexpr std::string_view version = "HTTP/1.";
    return bytes.substr(0, version.size()) == version.substr(0, bytes.size());
}

// The length of anything else would be anybody's guess.
bool coding_is_known(const Headers& headers) {
    const std::string* coding = headers.find("transfer-encoding");
    return coding == nullptr || same_name(*coding, "chunked");
}

Error error_of(const error_code& failed) {
    if (failed == beast::http::error::body_limit) {
        return Error{errors::too_large, "the response body is over its limit"};
    }
    return Error{bad_response, failed.message()};
}

}    // namespace

struct ResponseReader::Impl {
    explicit Impl(const ResponseLimits& most) : limits(most) { expect_response(); }

    void expect_response() {
        parser.emplace();
        parser->eager(true);
        parser->skip(limits.to_head);
        parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        parser->body_limit(limits.body_bytes);
    }

    Step fail_with(Error why) {
        error = std::move(why);
        return Step::failed;
    }

    Step put(std::string& bytes) {
        if (parser->status == 0 && !begins_like_http(bytes)) {
            return fail_with(Error{bad_response, "the answer is not HTTP"});
        }
        const bool in_chunks = parser->is_header_done() && parser->chunked();
        if (in_chunks && may_begin_last_chunk(bytes)) return Step::more;
        error_code failed;
        bytes.erase(0, parser->put(boost::asio::buffer(bytes), failed));
        if (failed && failed != beast::http::error::need_more) return fail_with(error_of(failed));
        if (parser->is_header_done() && !coding_is_known(parser->headers)) {
            return fail_with(Error{bad_response, "the transfer coding is not known"});
        }
        if (parser->is_done()) return finished();
        // What is left is the beginning of a chunk's head or of trailers, or a head to come.
        if (bytes.size() > limits.header_bytes) {
            return fail_with(Error{bad_response, "a line is too long"});
        }
        return Step::more;
    }

    Step finished() {
        const unsigned status = parser->status;
        if (status >= 200 && status <= 599) return Step::complete;
        if (status < 100 || status > 199 || status == 101 || ++interim > most_interim_answers) {
            return fail_with(Error{bad_response, "the status is none that can be used"});
        }
        expect_response();
        return Step::more;
    }

    ResponseLimits limits;
    std::optional<MessageParser<false>> parser;
    Error error{connection_broken, {}};
    bool begun = false;
    int interim = 0;
};

ResponseReader::ResponseReader(const ResponseLimits& limits)
    : impl_(std::make_unique<Impl>(limits)) {}
ResponseReader::~ResponseReader() = default;

Step ResponseReader::feed(std::string& bytes) {
    impl_->begun = impl_->begun || !bytes.empty();
    Step step = Step::more;
    while (step == Step::more && !bytes.empty()) {
        const std::size_t before = bytes.size();
        step = impl_->put(bytes);
        if (bytes.size() == before) break;
    }
    return step;
}

Step ResponseReader::end(bool orderly) {
    error_code failed;
    if (impl_->parser->got_some()) impl_->parser->put_eof(failed);
    const bool whole = impl_->parser->is_done() && orderly && !failed;
    if (whole) return impl_->finished();
    return impl_->fail_with(Error{connection_broken, "the connection ended amid the response"});
}

const Error& ResponseReader::error() const {
    return impl_->error;
}

bool ResponseReader::begun() const {
    return impl_->begun;
}

bool ResponseReader::keep_alive() const {
    return impl_->parser->keep_alive();
}

Response ResponseReader::take() {
    MessageParser<false>& parser = *impl_->parser;
    return Response{.status = parser.status,
                    .headers = std::move(parser.headers),
                    .body = std::move(parser.body),
                    .close = !keep_alive()};
}

}    // namespace ask::http::detail
