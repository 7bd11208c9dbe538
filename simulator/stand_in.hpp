#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "simulator/alexa.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::simulator {

struct StandInOptions {
    PkiFolder pki;
    std::uint16_t amazon_port = 0;                 // 0: any free one
    std::optional<std::filesystem::path> album;    // where every request is kept
};

// Amazon on this machine: its hosts on one loopback port, and the signed line to a skill's
// endpoint.
class StandIn {
 public:
    // Amazon's hosts answer from here on. Errors: errors::not_found for a missing certificate,
    // and what http::Server::make and http::TlsClient::make give.
    static Result<std::unique_ptr<StandIn>> make(const StandInOptions& options,
                                                 SkillUnderTest skill);
    ~StandIn();

    // "host:443" → "127.0.0.1:port", as outbound.resolve wants it.
    [[nodiscard]] std::map<std::string, std::string> addresses() const;
    // The skill's endpoint; its certificate must be of the stand-in's TLS CA.
    void connect(const std::string& url);
    // For Alexa::make and play; valid after connect and as long as this is.
    [[nodiscard]] AlexaParts parts();

 private:
    struct Impl;
    explicit StandIn(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::simulator
