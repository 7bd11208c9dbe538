#include "chaos/line.hpp"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "simulator/signed_endpoint.hpp"

namespace ask::chaos {

namespace {

constexpr std::chrono::seconds alexas_patience{8};

std::string bytes_of(const http::OutgoingRequest& request) {
    std::string bytes = "POST / HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : request.headers.fields()) {
        bytes += name;
        bytes += ": ";
        bytes += value;
        bytes += "\r\n";
    }
    bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n";
    bytes += request.body;
    return bytes;
}

// As many bytes as the head promises.
bool is_whole(const tests::WireAnswer& answer) {
    constexpr std::string_view field = "\r\nContent-Length: ";
    const std::size_t at = answer.head.find(field);
    if (at == std::string::npos) return answer.status != 0;
    return answer.body.size() == std::strtoul(answer.head.c_str() + at + field.size(), nullptr, 10);
}

}    // namespace

tests::SslSide side_trusting(const std::string& ca_file) {
    tests::SslSide side = tests::trusting_side();
    if (SSL_CTX_load_verify_locations(side.get(), ca_file.c_str(), nullptr) != 1) {
        throw std::runtime_error(ca_file + " is no CA");
    }
    SSL_CTX_set_verify(side.get(), SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM_set1_host(SSL_CTX_get0_param(side.get()), "localhost", 0);
    return side;
}

// A TLS connection may hold a session ticket that nobody has asked for, and is well.
bool is_over(const tests::Wire& wire) {
    if (wire.ssl() == nullptr) return wire.is_over();
    const int socket = SSL_get_fd(wire.ssl());
    const int flags = ::fcntl(socket, F_GETFL);
    ::fcntl(socket, F_SETFL, flags | O_NONBLOCK);
    ERR_clear_error();
    char byte = 0;
    const int got = SSL_peek(wire.ssl(), &byte, 1);
    const int why = SSL_get_error(wire.ssl(), got);
    ::fcntl(socket, F_SETFL, flags);
    return got > 0 || why != SSL_ERROR_WANT_READ;
}

bool Line::dial(Deadline deadline) {
    wire_ = std::make_unique<tests::Wire>(tests::Wire::to(port_));
    if (!wire_->connected()) return false;
    wire_->wait_at_most(deadline.remaining());
    return wire_->secure(side_, true);
}

tests::Answer Line::lost(const char* when) {
    wire_.reset();
    return fail(errors::unavailable, when);
}

tests::Answer Line::post(const http::OutgoingRequest& request) {
    const Deadline deadline = Deadline::in(alexas_patience);
    if (wire_ && is_over(*wire_)) wire_.reset();
    if (!wire_ && !dial(deadline)) return lost("no connection");
    wire_->wait_at_most(deadline.remaining());
    if (!wire_->send(bytes_of(request))) return lost("the connection broke while sending");
    tests::WireAnswer answer = wire_->answer();
    if (!is_whole(answer)) {
        return lost(deadline.passed() ? "no answer in eight seconds" : "cut off without an answer");
    }
    http::Response response{
        .status = answer.status, .headers = {}, .body = std::move(answer.body), .close = false};
    response.close = answer.says("Connection: close");
    if (!keeps_ || response.close) wire_.reset();
    return response;
}

http::OutgoingRequest signed_for(const std::string& body,
                                 const simulator::SigningIdentity& identity) {
    http::OutgoingRequest request = simulator::unsigned_request("", body);
    request.headers.add("SignatureCertChainUrl", identity.certificate_url);
    request.headers.add("Signature-256", identity.key.sign_sha256(body));
    return request;
}

}    // namespace ask::chaos
