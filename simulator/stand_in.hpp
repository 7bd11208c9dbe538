#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "http/message.hpp"
#include "simulator/alexa.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::simulator {

struct StandInOptions {
    PkiFolder pki;
    std::uint16_t amazon_port = 0;                                // 0: any free one
    std::optional<std::filesystem::path> album = std::nullopt;    // where every request is kept
    bool is_signed = true;                                        // false: no signature headers
    // Which TLS certificates of the skill's server count: those of this CA, without one those of
    // the stand-in's own.
    std::optional<std::filesystem::path> endpoint_ca = std::nullopt;
    bool any_certificate = false;                // all of them, expired and foreign ones too
    std::string amazon_address = "127.0.0.1";    // where Amazon's hosts listen
};

// Amazon on this machine: its hosts on one port, of the loopback interface unless told otherwise,
// and the signed line to a skill's endpoint. Any thread, after connect.
class StandIn {
 public:
    // Amazon's hosts answer from here on. Errors: errors::not_found for a missing certificate,
    // and what http::Server::make and http::TlsClient::make give.
    static Result<std::unique_ptr<StandIn>> make(const StandInOptions& options,
                                                 SkillUnderTest skill);
    ~StandIn();

    // "host:443" → "127.0.0.1:port", as outbound.resolve wants it.
    [[nodiscard]] std::map<std::string, std::string> addresses() const;
    // The skill's endpoint, https:// or http://. Called once, before the first world's parts.
    void connect(const std::string& url);
    // A new Amazon with the skill's products, without customers and without trouble. Its hosts
    // answer for it until the last holder lets go of it.
    [[nodiscard]] std::shared_ptr<SharedAmazon> open_world();
    // A request as it stands on the line to the endpoint. Errors: as SignedEndpoint::send.
    [[nodiscard]] Result<http::Response> send(http::OutgoingRequest request);
    // For Alexa::make and play in that world; valid as long as the world and this are.
    [[nodiscard]] AlexaParts parts(SharedAmazon& world);

 private:
    struct Impl;
    explicit StandIn(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::simulator
