#include <algorithm>

#include "fuzz/hold.hpp"
#include "fuzz/http_pieces.hpp"
#include "fuzz/targets.hpp"
#include "http/client.hpp"
#include "http/detail/response_reader.hpp"

namespace ask::fuzz {

namespace {

using http::detail::ResponseReader;
using Step = ResponseReader::Step;

constexpr std::size_t most_body_bytes = 2048;

http::detail::ResponseLimits limits(bool to_head) {
    return {.to_head = to_head, .header_bytes = 1024, .body_bytes = most_body_bytes};
}

struct Outcome {
    Step step = Step::more;
    ErrorCode code{};
    std::string left;
    http::Response response{};
};

// Whether it needed the end of the connection to be one.
Outcome read(std::string_view bytes, std::size_t piece, bool to_head) {
    ResponseReader reader(limits(to_head));
    Pieces pieces(bytes, piece);
    Outcome outcome;
    while (outcome.step == Step::more && !pieces.empty()) {
        pieces.next_onto(outcome.left);
        outcome.step = reader.feed(outcome.left);
    }
    hold(outcome.step == Step::more || reader.begun(), "nothing comes of nothing");
    if (outcome.step == Step::more) outcome.step = reader.end(true);
    hold(outcome.step != Step::more, "the end of the connection is the end");
    if (outcome.step == Step::complete) outcome.response = reader.take();
    if (outcome.step == Step::failed) {
        outcome.code = reader.error().code;
        hold_refusal(reader.error(),
                     {http::bad_response, errors::too_large, http::connection_broken});
    }
    outcome.left += pieces.rest();
    return outcome;
}

void check_response(const http::Response& response, bool to_head) {
    hold(response.status >= 200 && response.status <= 599, "a final status");
    hold(response.body.size() <= most_body_bytes, "a body is within its limit");
    hold(!to_head || response.body.empty(), "HEAD brings no body");
}

}    // namespace

// A server that we call, which may be anybody's once it is broken into.
void http_response(std::string_view bytes) {
    for (const bool to_head : {false, true}) {
        const Outcome whole = read(bytes, std::max<std::size_t>(bytes.size(), 1), to_head);
        const Outcome cut = read(bytes, 1, to_head);
        hold((whole.step == Step::complete) == (cut.step == Step::complete),
             "however its bytes are cut");
        if (whole.step != Step::complete) continue;
        check_response(whole.response, to_head);
        hold(whole.response.status == cut.response.status &&
                 whole.response.body == cut.response.body &&
                 whole.response.headers.fields() == cut.response.headers.fields() &&
                 whole.response.close == cut.response.close,
             "it is the same response");
    }
}

}    // namespace ask::fuzz
