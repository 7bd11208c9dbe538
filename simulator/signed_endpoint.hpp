#pragma once

#include <boost/asio/io_context.hpp>
#include <mutex>
#include <optional>
#include <string>

#include "http/client.hpp"
#include "simulator/album.hpp"
#include "simulator/skill_endpoint.hpp"

namespace ask::simulator {

// The headers and body of a request as Alexa sends it: signed over the very bytes, with the legacy
// SHA-1 header beside it. std::runtime_error without a key.
[[nodiscard]] http::OutgoingRequest signed_request(const std::string& url, const std::string& body,
                                                   const SigningIdentity& identity);
// The same without signatures and without the URL of a certificate.
[[nodiscard]] http::OutgoingRequest unsigned_request(const std::string& url,
                                                     const std::string& body);

// A skill endpoint reached over HTTPS or HTTP. `post` blocks its thread, which must not be an I/O
// thread; several threads may post at once. An answer of more than a megabyte is errors::too_large.
class SignedEndpoint final : public SkillEndpoint {
 public:
    // Where and how to send. The client works on the context, which others run.
    struct Line {
        http::Client& client;
        boost::asio::io_context& context;
        std::string url;
        bool is_signed = true;
    };
    // Every request goes into the album, if there is one.
    explicit SignedEndpoint(Line line, std::optional<Album> album = std::nullopt);
    Result<http::Response> post(const std::string& body, const SigningIdentity& identity) override;
    // A request just as it stands; every answer is a success. Errors: what http::Client gives, with
    // a sentence for people.
    Result<http::Response> send(http::OutgoingRequest request);

 private:
    void keep(const http::OutgoingRequest& request);

    Line line_;
    std::mutex album_mutex_;
    std::optional<Album> album_;
};

}    // namespace ask::simulator
