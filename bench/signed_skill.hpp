#pragma once

#include <memory>
#include <string>

#include "core/task.hpp"
#include "http/message.hpp"
#include "simulator/pki.hpp"

namespace bench {

// A request for help, signed as Alexa signs; help needs no product call.
struct SignedRequest {
    ask::simulator::Identity root;
    ask::simulator::Identity signer;
    std::string body;
    std::string signature_256;

    [[nodiscard]] ask::http::Request received() const;
    // The same as bytes for a connection.
    [[nodiscard]] std::string bytes() const;
};
[[nodiscard]] SignedRequest make_signed_request();

// The skill of this tree behind its endpoint, everything in memory. The certificate chain comes
// from memory too, once; then it is cached, as in production.
class SignedSkill {
 public:
    // Throws std::runtime_error when the tree's configuration is faulty.
    explicit SignedSkill(const SignedRequest& request);
    ~SignedSkill();
    SignedSkill(const SignedSkill&) = delete;
    SignedSkill& operator=(const SignedSkill&) = delete;

    ask::Task<ask::http::Response> answer(ask::http::Request request);

 private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}    // namespace bench
