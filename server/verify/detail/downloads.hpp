#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/once.hpp"
#include "core/task.hpp"
#include "verify/certificate_cache.hpp"
#include "verify/detail/shelf.hpp"

namespace ask::verify::detail {

// One download that any number of requests wait for, on whatever thread.
struct Flight {
    Once landed;
    std::optional<Result<Chain>> outcome;    // written before it landed, only read afterwards
};

// All that the certificate cache is. A download holds it by shared_ptr: it may outlive the request
// that began it, and the cache.
struct CacheState {
    http::Client& client;
    TrustStore trust;
    const Clock& clock;
    Logger& logger;
    Metrics& metrics;
    CertificateCacheOptions options;

    std::mutex mutex;    // guards what follows; never held over a wait
    Shelf shelf;
    std::map<std::string, std::shared_ptr<Flight>> flights;
};

enum class Occasion { request, mismatch };

// What a request gets at once, or the flight it has to wait for.
struct Admission {
    Decision decision;
    std::shared_ptr<Flight> flight;    // where something is fetched
    std::string starts{};    // the URL to be downloaded, its own or another's; empty: none
};

// Decides and joins in one step, so that two threads never fetch the same file twice.
[[nodiscard]] Admission admit(CacheState& state, const std::string& url, Occasion occasion);

// The download itself, to be spawned by the one whose admission says so. It waits for nobody's
// deadline but its own, and the flight lands whatever happens to it.
Task<void> download(std::shared_ptr<CacheState> state, std::string url,
                    std::shared_ptr<Flight> flight);

}    // namespace ask::verify::detail
