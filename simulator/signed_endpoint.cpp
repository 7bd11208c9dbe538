#include "simulator/signed_endpoint.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <future>
#include <utility>

#include "simulator/detail/endpoint_complaint.hpp"

namespace ask::simulator {

namespace {

constexpr std::chrono::seconds alexas_patience{8};
constexpr std::chrono::seconds clients_grace{2};

// Owns what it sends for as long as it takes.
Task<Result<http::Response>> send(http::Client& client, http::OutgoingRequest request) {
    auto sending = client.send(std::move(request), Deadline::in(alexas_patience));
    co_return co_await std::move(sending);
}

// Waits in the caller's thread while the context's threads do the work.
Result<http::Response> wait_for(const SignedEndpoint::Line& line, http::OutgoingRequest request) {
    auto sending = send(line.client, std::move(request));
    auto response =
        boost::asio::co_spawn(line.context, std::move(sending), boost::asio::use_future);
    if (response.wait_for(alexas_patience + clients_grace) != std::future_status::ready) {
        return fail(errors::timeout, "no answer");
    }
    return response.get();
}

}    // namespace

http::OutgoingRequest unsigned_request(const std::string& url, const std::string& body) {
    http::OutgoingRequest request;
    request.method = "POST";
    request.url = url;
    request.body = body;
    request.headers.add("Content-Type", "application/json;charset=UTF-8");
    request.headers.add("Accept", "application/json");
    request.headers.add("Accept-Charset", "utf-8");
    request.headers.add("User-Agent", "Apache-HttpClient/UNAVAILABLE (Java/1.8.0_112)");
    return request;
}

http::OutgoingRequest signed_request(const std::string& url, const std::string& body,
                                     const SigningIdentity& identity) {
    http::OutgoingRequest request = unsigned_request(url, body);
    request.headers.add("SignatureCertChainUrl", identity.certificate_url);
    request.headers.add("Signature-256", identity.key.sign_sha256(body));
    request.headers.add("Signature", identity.key.sign_sha1(body));
    return request;
}

SignedEndpoint::SignedEndpoint(Line line, std::optional<Album> album)
    : line_(std::move(line)), album_(std::move(album)) {}

void SignedEndpoint::keep(const http::OutgoingRequest& request) {
    const std::lock_guard hold(album_mutex_);
    if (album_) album_->keep(request);
}

Result<http::Response> SignedEndpoint::post(const std::string& body,
                                            const SigningIdentity& identity) {
    if (line_.is_signed && !identity.key.is_there()) {
        return fail(errors::invalid, "there is no key to sign the request with");
    }
    http::OutgoingRequest request = line_.is_signed ? signed_request(line_.url, body, identity)
                                                    : unsigned_request(line_.url, body);
    Result<http::Response> answer = send(std::move(request));
    if (!answer) return answer;
    if (auto page = detail::complain_of_page(*answer, line_.url)) {
        return std::unexpected(std::move(*page));
    }
    return answer;
}

Result<http::Response> SignedEndpoint::send(http::OutgoingRequest request) {
    keep(request);
    Result<http::Response> answer = wait_for(line_, std::move(request));
    if (!answer) return std::unexpected(detail::explain_failure(answer.error(), line_.url));
    return answer;
}

}    // namespace ask::simulator
