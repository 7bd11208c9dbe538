#include "simulator/signed_endpoint.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <future>
#include <utility>

#include "simulator/pki.hpp"

namespace ask::simulator {

namespace {

constexpr std::chrono::seconds alexas_patience{8};
constexpr std::chrono::seconds clients_grace{2};

// Owns what it sends for as long as it takes.
Task<Result<http::Response>> send(http::Client& client, http::OutgoingRequest request) {
    auto sending = client.send(std::move(request), Deadline::in(alexas_patience));
    co_return co_await std::move(sending);
}

}    // namespace

http::OutgoingRequest signed_request(const std::string& url, const std::string& body,
                                     const std::string& certificate_url,
                                     const std::string& signing_key_pem) {
    http::OutgoingRequest request;
    request.method = "POST";
    request.url = url;
    request.body = body;
    request.headers.add("Content-Type", "application/json;charset=UTF-8");
    request.headers.add("Accept", "application/json");
    request.headers.add("Accept-Charset", "utf-8");
    request.headers.add("SignatureCertChainUrl", certificate_url);
    request.headers.add("Signature-256", sign_sha256(signing_key_pem, body));
    request.headers.add("Signature", sign_sha1(signing_key_pem, body));
    request.headers.add("User-Agent", "Apache-HttpClient/UNAVAILABLE (Java/1.8.0_112)");
    return request;
}

SignedEndpoint::SignedEndpoint(Line line, std::optional<Album> album)
    : line_(std::move(line)), album_(std::move(album)) {}

Result<http::Response> SignedEndpoint::post(const std::string& body,
                                            const std::string& certificate_url) {
    http::OutgoingRequest request =
        signed_request(line_.url, body, certificate_url, line_.signing_key_pem);
    if (album_) album_->keep(request);
    auto sending = send(line_.client, std::move(request));
    auto response =
        boost::asio::co_spawn(line_.context, std::move(sending), boost::asio::use_future);
    if (response.wait_for(alexas_patience + clients_grace) != std::future_status::ready) {
        return fail(errors::timeout, "no answer within eight seconds");
    }
    return response.get();
}

}    // namespace ask::simulator
