#include "simulator/certify/endpoint_tests.hpp"

#include <utility>

#include "simulator/answer_rules.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/certify/detail/probes.hpp"
#include "simulator/envelope_maker.hpp"

namespace ask::simulator::certify {

namespace {

using detail::Allowed;
using detail::Probe;
using detail::ProbeMaterial;

// One line of a body, short enough to be shown.
std::string excerpt(const std::string& body) {
    constexpr std::size_t most = 100;
    std::string line;
    for (const char c : body.substr(0, most)) line += c == '\n' || c == '\r' ? ' ' : c;
    return body.size() > most ? line + " …" : line;
}

std::string line_of(const http::OutgoingRequest& request) {
    std::string names;
    for (const auto& [name, value] : request.headers.fields()) {
        if (!name.starts_with("Signature")) continue;
        names += (names.empty() ? "" : ", ") + name + (value.empty() ? " (empty)" : "");
    }
    return "sent: " + request.method + ", " +
           (names.empty() ? "without signature headers" : "with " + names);
}

std::string answer_text(const http::Response& response) {
    const std::string status = std::to_string(response.status);
    const bool says_why = response.status != 200 && !response.body.empty();
    return says_why ? status + ": " + excerpt(response.body) : status;
}

// What speaks against an answer; empty: nothing.
std::string complaint(const http::Response& response, Allowed allowed) {
    const unsigned status = response.status;
    switch (allowed) {
        case Allowed::ok: {
            const auto refusals = find_refusals(response, Asked{});
            return refusals.empty() ? "" : refusals.front();
        }
        case Allowed::bad_request:
        case Allowed::rather_bad_request:
            return status == 400 ? "" : "answered " + std::to_string(status) + " instead of 400";
        case Allowed::no_success:
        case Allowed::rather_refused:
            break;
    }
    if (status >= 400 && status < 500) return "";
    return "answered " + std::to_string(status) + " instead of refusing it";
}

// Whether an answer that is complained of is no fault. No answer at all is no success.
bool is_advice(const Result<http::Response>& response, Allowed allowed) {
    switch (allowed) {
        case Allowed::ok:
        case Allowed::bad_request:
            return false;
        case Allowed::no_success:
            return !response || response->status < 200 || response->status >= 300;
        case Allowed::rather_bad_request:
        case Allowed::rather_refused:
            break;
    }
    return true;
}

class Prober {
 public:
    Prober(const ProbeTarget& target, World world, const SendRaw& send)
        : target_(target), world_(std::move(world)), send_(send), customer_(new_customer()) {
        customer_.locale = target.locale;
        world_.amazon->with([&](Amazon& amazon) { amazon.customers[customer_.user] = customer_; });
    }

    TestResult run(const Probe& probe) {
        TestResult result{.subject = probe.subject};
        const auto request = probe.make(material(probe.certificates));
        result.evidence.push_back(line_of(request));
        take(send_(request), probe.allowed, "", result);
        if (probe.allowed != Allowed::ok) {
            const auto good = detail::good_request(material(Certificates::good));
            take(send_(good), Allowed::ok, "a good request right after it: ", result);
        }
        result.verdict = verdict_by(result.findings);
        return result;
    }

    // An answer that is waited for in vain costs much time.
    [[nodiscard]] bool has_patience() const { return silences_ < 3; }

 private:
    void take(const Result<http::Response>& response, Allowed allowed, const std::string& which,
              TestResult& result) {
        if (!response && response.error().code == errors::timeout) ++silences_;
        const std::string wrong =
            response ? complaint(*response, allowed) : response.error().context;
        if (response) result.evidence.push_back(which + "answered " + answer_text(*response));
        if (wrong.empty()) return;
        result.findings.push_back(
            {.text = which + wrong, .is_advice = is_advice(response, allowed)});
    }

    ProbeMaterial material(Certificates certificates) {
        const TimePoint now = world_.parts.clock.now();
        return world_.amazon->with([&](Amazon& amazon) {
            if (amazon.certificates != certificates) use_certificates(amazon, certificates);
            const Caller caller = caller_in(amazon, now);
            return ProbeMaterial{
                .url = target_.url,
                .envelope = envelope(caller, new_session(), launch_request(caller, now)),
                .identity = signing_identity(amazon),
                .other_key = amazon.chains->at(Certificates::foreign).key};
        });
    }

    [[nodiscard]] Caller caller_in(Amazon& amazon, TimePoint now) const {
        const std::string host(api_host_of(target_.locale));
        return {.application_id = world_.parts.skill.application_id,
                .user = customer_.user,
                .device = customer_.device,
                .has_screen = customer_.has_screen,
                .permissions = {},
                .locale = target_.locale,
                .api_endpoint = "https://" + host,
                .api_token = grant_token(amazon, customer_.user, host, now)};
    }

    const ProbeTarget& target_;
    World world_;
    const SendRaw& send_;
    Customer customer_;
    int silences_ = 0;
};

TestResult given_up(const Probe& probe) {
    return {.subject = probe.subject, .not_run = {"given up, as no answer came several times"}};
}

std::vector<TestResult> none_run(std::span<const Probe> probes, const std::string& why) {
    std::vector<TestResult> results;
    for (const Probe& probe : probes) {
        results.push_back({.subject = probe.subject, .not_run = {why}});
    }
    return results;
}

std::vector<TestResult> send_probes(const ProbeTarget& target, const OpenWorld& open_world,
                                    const SendRaw& send, const TellProgress& tell) {
    const auto probes = detail::probes();
    if (!target.is_signed) return none_run(probes, "requests are sent unsigned (--unsigned)");
    Prober prober(target, open_world(), send);
    std::vector<TestResult> results{prober.run(probes.front())};
    const auto others = probes.subspan(1);
    if (results.front().verdict == Verdict::fail) {
        for (TestResult& one : none_run(others, "not even a good request is answered (E1)")) {
            results.push_back(std::move(one));
        }
        return results;
    }
    for (const Probe& probe : others) {
        tell(probe.subject.title);
        results.push_back(prober.has_patience() ? prober.run(probe) : given_up(probe));
    }
    return results;
}

}    // namespace

std::vector<TestResult> run_probes(const ProbeTarget& target, const OpenWorld& open_world,
                                   const SendRaw& send, const TellProgress& tell) {
    std::vector<TestResult> results = send_probes(target, open_world, send, tell);
    results.push_back({.subject = detail::tls_subject(), .verdict = Verdict::for_a_person});
    return results;
}

}    // namespace ask::simulator::certify
