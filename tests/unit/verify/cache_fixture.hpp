#pragma once

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <string>
#include <utility>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/once.hpp"
#include "support/alexa_pki.hpp"
#include "support/fake_client.hpp"
#include "support/fake_clock.hpp"
#include "support/run_task.hpp"
#include "verify/certificate_cache.hpp"
#include "verify/reasons.hpp"

namespace ask::tests {

inline FakeClient::Answer answering(unsigned status, std::string body) {
    return [status, body = std::move(body)](const auto&) { return http_answer(status, body); };
}

// A cache with everything around it false but the certificates; S3 answers as `s3` is told.
struct CacheBench {
    explicit CacheBench(verify::CertificateCacheOptions options = {})
        : cache(s3, pki().trust, clock, logger, metrics, options) {}

    Result<verify::Chain> chain(const std::string& url = alexa_url) {
        return run_task(cache.chain(url, Deadline::in(5s)), context);
    }
    Result<verify::Chain> refreshed(const std::string& url = alexa_url) {
        return run_task(cache.refreshed_chain(url, Deadline::in(5s)), context);
    }
    // Lets the background finish.
    void settle() {
        context.restart();
        context.run();
    }
    [[nodiscard]] double looked_up(const std::string& result) const {
        return metrics.value("skilld_certificate_cache_total", {{"result", result}});
    }
    [[nodiscard]] double downloads(const std::string& outcome) const {
        return metrics.value("skilld_certificate_downloads_total", {{"outcome", outcome}});
    }

    FakeClock clock{noon};
    FakeClient s3{answering(200, pki().chain)};
    Logger logger{LogOptions{LogLevel::off, LogFormat::text}};
    Metrics metrics;
    boost::asio::io_context context;
    verify::CertificateCache cache;
};

// S3 that does not answer before it is told to.
class SlowClient final : public http::Client {
 public:
    explicit SlowClient(std::string body) : body_(std::move(body)) {}

    Task<Result<http::Response>> send(http::OutgoingRequest, Deadline deadline) override {
        ++asked;
        auto waiting = gate.wait(deadline);
        const bool opened = co_await std::move(waiting);
        if (!opened) co_return fail(errors::timeout, "s3.amazonaws.com");
        co_return http_answer(200, body_);
    }

    Once gate;
    std::atomic<int> asked{0};

 private:
    std::string body_;
};

struct SlowBench {
    explicit SlowBench(verify::CertificateCacheOptions options = {})
        : cache(s3, pki().trust, clock, logger, metrics, options) {}

    FakeClock clock{noon};
    SlowClient s3{pki().chain};
    Logger logger{LogOptions{LogLevel::off, LogFormat::text}};
    Metrics metrics;
    verify::CertificateCache cache;
};

}    // namespace ask::tests
