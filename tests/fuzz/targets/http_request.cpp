#include <algorithm>
#include <array>
#include <chrono>

#include "fuzz/hold.hpp"
#include "fuzz/http_pieces.hpp"
#include "fuzz/targets.hpp"
#include "http/detail/request_reader.hpp"

namespace ask::fuzz {

namespace {

using http::detail::RequestReader;
using Step = RequestReader::Step;

constexpr http::detail::RequestLimits limits{.header_bytes = 1024, .body_bytes = 2048};

struct Outcome {
    Step step = Step::more;
    unsigned refused = 0;
    bool keep_alive = false;
    std::string left;    // of the connection, behind the request
    http::Request request{.method = {},
                          .target = {},
                          .headers = {},
                          .body = {},
                          .peer = {},
                          .deadline = Deadline::in(std::chrono::milliseconds{0})};
};

Outcome read(std::string_view bytes, std::size_t piece) {
    RequestReader reader(limits);
    Pieces pieces(bytes, piece);
    Outcome outcome;
    int heads = 0;
    for (;;) {
        outcome.step = reader.feed(outcome.left);
        if (outcome.step == Step::head) {
            hold(++heads == 1, "a head is told once");
            continue;
        }
        if (outcome.step != Step::more || pieces.empty()) break;
        pieces.next_onto(outcome.left);
    }
    hold(outcome.step != Step::complete || heads == 1, "a head comes before the end");
    outcome.refused = reader.refusal().status;
    outcome.keep_alive = outcome.step == Step::complete && reader.keep_alive();
    if (outcome.step == Step::complete) reader.move_into(outcome.request);
    outcome.left += pieces.rest();
    return outcome;
}

void check_request(const http::Request& request) {
    hold(request.body.size() <= limits.body_bytes, "a body is within its limit");
    hold(!request.method.empty() && !request.target.empty(), "it says what it wants");
    hold(request.target.find_first_of(" \r\n") == std::string::npos, "a target has no blanks");
    hold(std::ranges::all_of(request.headers.fields(), http::detail::may_be_written),
         "a field could be sent on without becoming two");
    hold(request.headers.count("host") <= 1, "it is for one host");
    hold(request.headers.count("content-length") + request.headers.count("transfer-encoding") <= 1,
         "its length is said once");
}

// Who writes it again in the plain way gets the same request: nothing hides between two readers.
void check_rewritten(const http::Request& request) {
    const std::string line = request.method + " " + request.target + " HTTP/1.1";
    http::Headers headers = request.headers;
    if (headers.count("host") == 0) headers.add("Host", "a");
    const std::string message = sized_message(line, headers, request.body);
    if (message.size() - request.body.size() > limits.header_bytes) return;
    const Outcome again = read(message, message.size());
    hold(again.step == Step::complete && again.left.empty(), "it can be written and read");
    hold(again.request.method == request.method && again.request.target == request.target &&
             again.request.body == request.body,
         "and is the same");
}

void check_same(const Outcome& one, const Outcome& other) {
    // What is wrong may be known sooner or later; what is right is right for all.
    hold((one.step == Step::complete) == (other.step == Step::complete),
         "however its bytes are cut");
    if (one.step != Step::complete) return;
    hold(one.left == other.left && one.keep_alive == other.keep_alive, "it ends at the same byte");
    hold(one.request.body == other.request.body && one.request.target == other.request.target &&
             one.request.method == other.request.method &&
             one.request.headers.fields() == other.request.headers.fields(),
         "and is the same request");
}

}    // namespace

void http_request(std::string_view bytes) {
    constexpr std::array statuses{0U, 400U, 413U, 415U, 417U, 431U};
    const Outcome outcome = read(bytes, std::max<std::size_t>(bytes.size(), 1));
    hold(std::ranges::find(statuses, outcome.refused) != statuses.end(), "a status that is told");
    hold((outcome.step == Step::refused) == (outcome.refused != 0), "a refusal has a status");
    check_same(outcome, read(bytes, 1));
    check_same(outcome, read(bytes, 7));
    if (outcome.step != Step::complete) return;
    check_request(outcome.request);
    check_rewritten(outcome.request);
}

}    // namespace ask::fuzz
