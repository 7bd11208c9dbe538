#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "durability/answers.hpp"
#include "http/message.hpp"
#include "support/wire.hpp"

namespace ask::chaos {

// A client that trusts one CA and asks for the name localhost.
[[nodiscard]] tests::SslSide side_trusting(const std::string& ca_file);

// Between answers: the other side has ended the connection, or says something unasked.
[[nodiscard]] bool is_over(const tests::Wire& wire);

// One connection to a skill at a time, used as Alexa's HTTP client uses hers: kept alive, looked at
// before it is used again, and a request that was sent is never sent again by itself. Used by one
// thread at a time.
class Line {
 public:
    Line(std::uint16_t port, tests::SslSide side) : port_(port), side_(std::move(side)) {}

    // Errors: errors::unavailable when the answer does not come, or not whole, within Alexa's
    // eight seconds.
    [[nodiscard]] tests::Answer post(const http::OutgoingRequest& request);
    // Whether the connection outlives an answer.
    void keep_alive(bool keeps) { keeps_ = keeps; }
    void hang_up() { wire_.reset(); }

 private:
    [[nodiscard]] bool dial(Deadline deadline);
    [[nodiscard]] tests::Answer lost(const char* when);

    std::uint16_t port_;
    tests::SslSide side_;
    std::unique_ptr<tests::Wire> wire_;
    bool keeps_ = true;
};

// A signed request as Alexa sends it, with the signature that counts and without the legacy one.
[[nodiscard]] http::OutgoingRequest signed_for(const std::string& body,
                                               const simulator::SigningIdentity& identity);

}    // namespace ask::chaos
