#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/io_threads.hpp"
#include "durability/program.hpp"
#include "http/client.hpp"
#include "simulator/envelope_maker.hpp"
#include "simulator/stand_in.hpp"
#include "support/scratch_folder.hpp"

namespace ask::tests {

using simulator::Caller;
using simulator::PurchaseOrder;

// A body and where it goes.
struct Letter {
    std::string url;
    std::string body;
};

// Amazon on this machine: its hosts, its customers, and the signed line to any server. Any thread.
class Town {
 public:
    Town();
    ~Town();
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    // What makes a skilld believe this Amazon.
    [[nodiscard]] Variables variables() const;
    [[nodiscard]] simulator::SharedAmazon& amazon() { return *world_; }
    // Alexa's clock, for request bodies, is so much ahead from now on.
    void set_clock_ahead(std::chrono::seconds ahead) { ahead_ = ahead.count(); }
    [[nodiscard]] TimePoint now() const { return clock_.now() + std::chrono::seconds{ahead_}; }

    // Somebody new, with a token that holds.
    [[nodiscard]] Caller join();
    // Amazon counts so many units more of the pack of hints; fewer for a negative number.
    void count_hint_packs(const Caller& who, int more);
    [[nodiscard]] int counted_hint_packs(const Caller& who);

    // Request bodies, each with an id of its own and the time of now.
    [[nodiscard]] std::string buy_hints(const Caller& who);
    [[nodiscard]] std::string how_many_hints(const Caller& who);
    [[nodiscard]] std::string help(const Caller& who);
    // Amid that scene of the Old Lighthouse, 0 to 2, which had no hint yet.
    [[nodiscard]] std::string use_hint(const Caller& who, int scene);
    [[nodiscard]] std::string accepted(const Caller& who, const PurchaseOrder& order);

    // Signed, over TLS; waits as long as Alexa does.
    Result<http::Response> post(const Letter& letter);
    // All of them on their way before the first answer.
    std::vector<Result<http::Response>> post_at_once(const std::vector<Letter>& letters);
    // Status of GET; 0: nothing answers.
    unsigned status_of(const std::string& url);

 private:
    [[nodiscard]] http::OutgoingRequest sign(const Letter& letter);
    [[nodiscard]] std::string in_a_session(const Caller& who, const std::string& intent,
                                           Json attributes);

    SystemClock clock_;
    std::atomic<std::int64_t> ahead_ = 0;    // seconds
    ScratchFolder folder_;
    simulator::PkiFolder pki_;
    simulator::SkillUnderTest skill_;
    std::unique_ptr<simulator::StandIn> stand_in_;
    std::shared_ptr<simulator::SharedAmazon> world_;
    Logger quiet_{{.level = LogLevel::off, .format = LogFormat::json}};
    std::unique_ptr<IoThreads> threads_;
    std::unique_ptr<http::TlsClient> client_;
};

// One for all tests: its certificates take a while.
[[nodiscard]] Town& town();

}    // namespace ask::tests
