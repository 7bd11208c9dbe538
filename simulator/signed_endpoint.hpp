#pragma once

#include <boost/asio/io_context.hpp>
#include <string>

#include "http/client.hpp"
#include "simulator/skill_endpoint.hpp"

namespace ask::simulator {

// The headers and body of a request as Alexa sends it: signed over the very bytes, with the legacy
// SHA-1 header beside it.
[[nodiscard]] http::OutgoingRequest signed_request(const std::string& url, const std::string& body,
                                                   const std::string& certificate_url,
                                                   const std::string& signing_key_pem);

// A skill endpoint reached over HTTPS. `post` blocks its thread, which must not be an I/O thread.
class SignedEndpoint final : public SkillEndpoint {
 public:
    // The client works on the context, which others run.
    SignedEndpoint(http::Client& client, boost::asio::io_context& context, std::string url,
                   std::string signing_key_pem);
    Result<http::Response> post(const std::string& body,
                                const std::string& certificate_url) override;

 private:
    http::Client& client_;
    boost::asio::io_context& context_;
    std::string url_;
    std::string signing_key_pem_;
};

}    // namespace ask::simulator
