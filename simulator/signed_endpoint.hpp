#pragma once

#include <boost/asio/io_context.hpp>
#include <optional>
#include <string>

#include "http/client.hpp"
#include "simulator/album.hpp"
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
    // Where and how to send. The client works on the context, which others run.
    struct Line {
        http::Client& client;
        boost::asio::io_context& context;
        std::string url;
        std::string signing_key_pem;
    };
    // Every request goes into the album, if there is one.
    explicit SignedEndpoint(Line line, std::optional<Album> album = std::nullopt);
    Result<http::Response> post(const std::string& body,
                                const std::string& certificate_url) override;

 private:
    Line line_;
    std::optional<Album> album_;
};

}    // namespace ask::simulator
