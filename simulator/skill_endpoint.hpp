#pragma once

#include <string>

#include "core/result.hpp"
#include "http/message.hpp"
#include "simulator/signing_chains.hpp"

namespace ask::simulator {

// Where a skill answers. A call waits for the answer; not for I/O threads.
class SkillEndpoint {
 public:
    virtual ~SkillEndpoint() = default;
    // Posts a body, signed as this identity. Any thread. Errors: what http::Client gives;
    // errors::timeout after the eight seconds that Alexa waits; http::bad_response for a web page.
    // The context is a sentence for people: which server, what happened, what to do.
    virtual Result<http::Response> post(const std::string& body,
                                        const SigningIdentity& identity) = 0;
};

}    // namespace ask::simulator
