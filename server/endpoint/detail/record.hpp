#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"

namespace ask::endpoint::detail {

class Stopwatch {
 public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(Time::now() - begun_).count();
    }

 private:
    using Time = std::chrono::steady_clock;
    Time::time_point begun_ = Time::now();
};

// What is known of one request, for its log line and its metrics.
struct Record {
    Stopwatch total;
    double verify_seconds = 0;
    double handler_seconds = 0;    // the two below are within it
    double product_api_seconds = 0;
    double store_seconds = 0;
    unsigned status = 0;
    std::string peer;          // logged for refusals alone
    std::string request_id;    // empty until the request was accepted
    std::string route = "none";
    std::optional<Error> refusal;
    std::optional<Error> error;    // what the skill apologised for
};

// Writes the line. One who operates the server finds bugs under error, other faults under warning.
void log(Logger& logger, const Record& record);
void count(Metrics& metrics, const Record& record);

}    // namespace ask::endpoint::detail
