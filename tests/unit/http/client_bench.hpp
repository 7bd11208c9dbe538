#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "http/client.hpp"
#include "server_bench.hpp"
#include "support/run_task.hpp"
#include "support/scripted_server.hpp"

namespace ask::tests {

// Answers every request on a connection until the client ends it.
inline void answer_all(Wire& wire, int) {
    while (!wire.read_until("\r\n\r\n").empty()) {
        if (!wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) return;
    }
}

inline ScriptedServer::Script say(std::string bytes) {
    return [bytes = std::move(bytes)](Wire& wire, int) {
        wire.read_until("\r\n\r\n");
        wire.send(bytes);
        if (wire.ssl() != nullptr) wire.finish_tls();
        wire.half_close();
        wire.read_to_end();
    };
}

// A client whose name for the scripted server is https://api.example:PORT (or http).
struct ClientBench {
    ClientBench(const Certificates& certificates, const ScriptedServer& server,
                http::ClientOptions options = {}) {
        if (!options.ca_file) options.ca_file = certificates.file("root.pem");
        const std::string port = std::to_string(server.port());
        for (const char* host : {"api.example:", "other.example:"}) {
            options.resolve[host + port] = "127.0.0.1:" + port;
        }
        base = (options.allow_http ? "http://api.example:" : "https://api.example:") + port;
        auto made = http::TlsClient::make(options);
        if (!made) throw std::runtime_error(made.error().context);
        client = std::move(*made);
    }

    Result<http::Response> send(http::OutgoingRequest request,
                                std::chrono::milliseconds time = std::chrono::milliseconds{3'000}) {
        auto sending = client->send(std::move(request), Deadline::in(time));
        return run_task(std::move(sending), context);
    }
    Result<http::Response> get(const std::string& path = "/") {
        return send(request("GET", base + path));
    }
    static http::OutgoingRequest request(const std::string& method, const std::string& url) {
        http::OutgoingRequest made;
        made.method = method;
        made.url = url;
        return made;
    }

    boost::asio::io_context context;
    std::string base;
    std::unique_ptr<http::TlsClient> client;
};

// An authority and what it has issued, made once for all tests.
inline Certificates& issued() {
    static Certificates certificates;
    [[maybe_unused]] static const bool once = [] {
        certificates.issue("api", Certificates::spec("api.example", false));
        auto expired = Certificates::spec("api.example", false);
        expired.not_before -= std::chrono::hours{48};
        expired.not_after = std::chrono::system_clock::now() - std::chrono::hours{1};
        certificates.issue("expired", expired);
        return true;
    }();
    return certificates;
}

inline http::ClientOptions plain() {
    http::ClientOptions options;
    options.allow_http = true;
    return options;
}

inline std::string code_of(const Result<http::Response>& result) {
    return result ? "status " + std::to_string(result->status)
                  : std::string(result.error().code.name);
}

}    // namespace ask::tests
