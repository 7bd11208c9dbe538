#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <string>
#include <utility>

#include "endpoint/endpoint.hpp"
#include "support/alexa_pki.hpp"
#include "support/fake_clock.hpp"
#include "support/skill_bench.hpp"
#include "verify/certificate_cache.hpp"

namespace ask::tests {

inline Task<Result<model::Response>> say_hello(skill::HandlerInput& input) {
    co_return input.respond().speak("Hello").build();
}

inline Task<Result<model::Response>> wait_for_ever(skill::HandlerInput& input) {
    const Executor here = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer(here, std::chrono::hours{1});
    co_await timer.async_wait(boost::asio::use_awaitable);
    co_return input.respond().speak("Too late").build();
}

inline model::Response apologise(skill::HandlerInput& input, const Error&) {
    return input.respond().speak("Sorry").build();
}

// An endpoint whose S3 is `s3`; its one skill remembers whether it was reached.
class EndpointBench {
 public:
    explicit EndpointBench(endpoint::EndpointOptions options = {},
                           skill::Handler handler = say_hello, LogLevel level = LogLevel::off)
        : logger(LogOptions{.level = level, .format = LogFormat::json}),
          skill_(routes(std::move(handler)), bench_.services()),
          endpoint_({.verifier = verifier_, .skill = skill_, .logger = logger, .metrics = metrics},
                    std::move(options)) {}

    http::Response ask(http::Request request) {
        auto answering = endpoint_.answer(std::move(request));
        return run_task(std::move(answering));
    }
    [[nodiscard]] int reached() const { return *reached_; }
    [[nodiscard]] double refused(const std::string& reason) const {
        return metrics.value("skilld_refusals_total", {{"reason", reason}});
    }

    FakeClock clock{noon};
    FakeClient s3{[](const auto&) { return http_answer(200, pki().chain); }};
    Logger logger;
    Metrics metrics;

 private:
    skill::Registry routes(skill::Handler handler) {
        const auto counted = [reached = reached_,
                              handler = std::move(handler)](skill::HandlerInput& input) {
            ++*reached;
            return handler(input);
        };
        skill::Registry all;
        all.on_launch(counted).fallback(counted).on_error(apologise);
        return all;
    }

    std::shared_ptr<std::atomic<int>> reached_ = std::make_shared<std::atomic<int>>(0);
    SkillBench bench_;
    verify::CertificateCache cache_{s3, pki().trust, clock, logger, metrics};
    verify::Verifier verifier_{
        cache_,
        clock,
        {.application_ids = {ApplicationId{"amzn1.ask.skill.test"}}, .timestamp_tolerance = 150s}};
    skill::Skill skill_;
    endpoint::Endpoint endpoint_;
};

inline http::Request unsigned_request(std::string body) {
    return http::Request{.method = "POST",
                         .target = "/",
                         .headers = {},
                         .body = std::move(body),
                         .peer = "192.0.2.7:4711",
                         .deadline = Deadline::in(5s)};
}

// Signed over exactly these bytes, whatever they are.
inline http::Request signed_request(std::string body) {
    http::Request request = unsigned_request(std::move(body));
    request.headers.add("SignatureCertChainUrl", alexa_url);
    request.headers.add("Signature-256", signed_by_alexa(request.body));
    return request;
}

inline Json good_envelope() {
    return alexa_envelope(launch_request());
}

}    // namespace ask::tests
