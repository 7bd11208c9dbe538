#pragma once

#include <string>

#include "core/result.hpp"
#include "http/message.hpp"

namespace ask::simulator {

// Where a skill answers. A call waits for the answer; not for I/O threads.
class SkillEndpoint {
 public:
    virtual ~SkillEndpoint() = default;
    // Posts a body, signed by the chain that lies at the URL. Errors: what http::Client gives;
    // errors::timeout after the eight seconds that Alexa waits.
    virtual Result<http::Response> post(const std::string& body,
                                        const std::string& certificate_url) = 0;
};

}    // namespace ask::simulator
