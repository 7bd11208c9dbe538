#include "simulator/doctor/asking.hpp"

#include <chrono>
#include <utility>
#include <vector>

#include "simulator/doctor/http_date.hpp"
#include "simulator/doctor/requests.hpp"
#include "simulator/doctor/words.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator::doctor {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::system_clock;

constexpr int latency_samples = 5;
constexpr std::size_t body_kept = 500;

struct Line {
    const Plan& plan;
    http::TlsClient& client;
    Deadline deadline;
};

// The Date header has no parts of a second: half of one is the likeliest.
std::optional<seconds> clock_offset(const http::Response& response, TimePoint asked,
                                    TimePoint answered) {
    const std::string* date = response.headers.find("Date");
    const std::optional<TimePoint> theirs = date ? parse_http_date(*date) : std::nullopt;
    if (!theirs) return std::nullopt;
    const TimePoint ours = asked + (answered - asked) / 2;
    return std::chrono::round<seconds>(*theirs + milliseconds{500} - ours);
}

Answer answer_of(const http::Response& response, TimePoint asked, TimePoint answered) {
    const std::string* type = response.headers.find("Content-Type");
    return {.status = response.status,
            .content_type = type ? *type : "",
            .body = response.body.substr(0, body_kept),
            .body_bytes = response.body.size(),
            .clock_offset = clock_offset(response, asked, answered),
            .took = Microseconds{0}};
}

// A wait that was cut short by the end of the examination says nothing of the endpoint.
Error explained(const Line& line, const Error& failed, Microseconds waited) {
    const bool is_ours = failed.code == errors::timeout && waited < line.plan.patience;
    if (!is_ours || !line.deadline.passed()) return failed;
    return {errors::unavailable, "there was no time left to wait for the answer"};
}

Microseconds since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
}

Task<Result<Answer>> ask(Line line, http::OutgoingRequest request) {
    request.most_bytes = most_answer_bytes;
    const TimePoint asked = system_clock::now();
    const auto start = std::chrono::steady_clock::now();
    auto sending = line.client.send(std::move(request), line.deadline.capped(line.plan.patience));
    const Result<http::Response> response = co_await std::move(sending);
    if (!response) {
        co_return std::unexpected(explained(line, response.error(), since(start)));
    }
    Answer answer = answer_of(*response, asked, system_clock::now());
    answer.took = since(start);
    co_return answer;
}

Caller stranger() {
    return Caller{.application_id = ApplicationId("amzn1.ask.skill.unknown"),
                  .user = UserId("amzn1.ask.account.DOCTOR"),
                  .device = DeviceId("amzn1.ask.device.DOCTOR"),
                  .has_screen = false,
                  .permissions = {},
                  .locale = Locale("en-US"),
                  .api_endpoint = "https://api.amazonalexa.com",
                  .api_token = "none"};
}

http::OutgoingRequest without_signature(const Line& line) {
    return unsigned_request(line.plan.url, plain_body(stranger(), system_clock::now()));
}

http::OutgoingRequest with_signature(const Line& line) {
    const Signer& signer = *line.plan.signer;
    return signer.sign(line.plan.url, plain_body(signer.caller(), system_clock::now()));
}

// What was not begun is not told of.
Task<SignedLook> ask_signed(Line line) {
    auto asking = ask(line, with_signature(line));
    Result<Answer> plain = co_await std::move(asking);
    SignedLook look{.plain = std::move(plain), .awkward = {}};
    if (!look.plain || look.plain->status != 200) co_return look;
    const Signer& signer = *line.plan.signer;
    const std::vector<AwkwardBody> bodies = awkward_bodies(signer.caller(), system_clock::now());
    for (const AwkwardBody& one : bodies) {
        if (line.deadline.passed()) break;
        auto trying = ask(line, signer.sign(line.plan.url, one.body));
        Result<Answer> answer = co_await std::move(trying);
        if (!answer && answer.error().code == errors::unavailable) break;
        look.awkward.push_back({one.what, std::move(answer)});
    }
    co_return look;
}

Task<LatencyLook> measure(Line line, bool is_signed) {
    LatencyLook look{.samples = {}, .connections = 0, .is_signed = is_signed, .ended_by = {}};
    const std::size_t before = line.client.connections();
    for (int i = 0; i < latency_samples && look.ended_by.empty(); ++i) {
        auto asking = ask(line, is_signed ? with_signature(line) : without_signature(line));
        const Result<Answer> answer = co_await std::move(asking);
        if (answer) look.samples.push_back(answer->took);
        if (!answer) look.ended_by = reason_in(answer.error());
    }
    look.connections = line.client.connections() - before;
    co_return look;
}

Task<Result<Answer>> get(Line line) {
    http::OutgoingRequest request;
    request.url = line.plan.url;
    auto asking = ask(line, std::move(request));
    co_return co_await std::move(asking);
}

}    // namespace

Task<void> ask_all(const Plan& plan, http::TlsClient& client, Examination& seen,
                   Deadline deadline) {
    const Line line{.plan = plan, .client = client, .deadline = deadline};
    auto posting = ask(line, without_signature(line));
    seen.unsigned_post = co_await std::move(posting);
    if (!*seen.unsigned_post) co_return;
    auto getting = get(line);
    seen.get = co_await std::move(getting);
    if (plan.signer) {
        auto signing = ask_signed(line);
        seen.with_signature = co_await std::move(signing);
    }
    const bool is_accepted = seen.with_signature && seen.with_signature->plain &&
                             seen.with_signature->plain->status == 200;
    auto measuring = measure(line, is_accepted);
    seen.latency = co_await std::move(measuring);
}

}    // namespace ask::simulator::doctor
