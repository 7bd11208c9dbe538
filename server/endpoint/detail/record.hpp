#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "endpoint/detail/log_limit.hpp"
#include "model/envelope.hpp"
#include "skill/skill.hpp"

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

// The outcome of what never reached the skill.
inline constexpr std::string_view refused = "refused";

// What is known of one request, for its log line and its metrics.
struct Record {
    Stopwatch total;
    double verify_seconds = 0;
    double handler_seconds = 0;    // the two below are within it
    double product_api_seconds = 0;
    double store_seconds = 0;
    unsigned status = 0;
    std::string peer;
    std::string request_id;    // these four are empty until the request was accepted
    std::string user;          // a keyed hash
    std::string request;       // Alexa's type of it
    std::string intent;        // and empty for what is no intent
    std::string_view locale = "none";
    std::string route = "none";
    // answered, apologised, repeated, buy, upsell, cancel; refused: the skill was not asked.
    std::string_view outcome = refused;
    std::optional<Error> refusal;
    std::optional<Error> error;    // what the skill apologised for
};

// From an envelope that was accepted. `key` makes the user a hash that tells nobody who it is.
void describe(Record& record, const model::RequestEnvelope& envelope, const Secret& key);
// From what the skill made of it.
void conclude(Record& record, const skill::Outcome& outcome);

// Writes the line. One who operates the server finds bugs under error, other faults under warning.
// What reached the skill has its line always; the rest, which anybody can send, as `limit` allows.
void log(Logger& logger, const Record& record, LogLimit& limit, LogLimit::Time now);
void count(Metrics& metrics, const Record& record);

}    // namespace ask::endpoint::detail
