#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "core/clock.hpp"
#include "core/deadline.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "http/client.hpp"
#include "verify/chain.hpp"

namespace ask::verify {

namespace detail {
struct CacheState;
}    // namespace detail

struct CertificateCacheOptions {
    std::size_t most_chains = 32;
    std::size_t most_failures = 64;
    std::chrono::seconds remember_failure{2};
    std::chrono::milliseconds try_pause{50};    // between turns, while too many URLs fail or run
    std::chrono::hours refresh_ahead{24};       // of a chain's expiry, in the background
    std::chrono::seconds refresh_pause{60};     // between forced refreshes of one URL
    std::chrono::milliseconds download_limit{5'000};
    std::size_t most_bytes = 64U * 1024;
    std::size_t most_downloads = 8;    // at the same time, of all URLs together
};

// The validated chains by normalised URL. One download at a time for a URL, whoever waits, on
// whatever thread; it goes on when its waiters have given up. Only what was validated is kept;
// dates are checked at each use, and an expired chain is fetched again. A chain that ends soon is
// fetched again in the background and serves on if that fails. A failure is remembered for a short
// time. While most_failures are remembered, or half of most_downloads run, URLs that were never
// good take turns: one each try_pause, the one that most requests have asked for; the others are
// refused. The last of several downloads is kept for those that were good before. So invented names
// neither make it hammer S3 nor keep Amazon's name out for long. What it is given must outlive the
// I/O threads' contexts. Any thread.
class CertificateCache {
 public:
    CertificateCache(http::Client& client, TrustStore trust, const Clock& clock, Logger& logger,
                     Metrics& metrics, CertificateCacheOptions options = {});
    ~CertificateCache();
    CertificateCache(const CertificateCache&) = delete;
    CertificateCache& operator=(const CertificateCache&) = delete;

    // `url` is normalised (judge_certificate_url). Errors: reasons::chain_*,
    // reasons::certificate_*.
    Task<Result<Chain>> chain(std::string url, Deadline deadline);

    // After a signature mismatch: the file may have been rotated under its name. Fetches once more,
    // unless that was done for this URL within refresh_pause; then, and when the download fails,
    // the known chain comes back.
    Task<Result<Chain>> refreshed_chain(std::string url, Deadline deadline);

 private:
    std::shared_ptr<detail::CacheState> state_;
};

}    // namespace ask::verify
