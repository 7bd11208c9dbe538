#include "simulator/stand_in.hpp"

#include <optional>
#include <utility>

#include "core/io_threads.hpp"
#include "http/client.hpp"
#include "simulator/amazon_server.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator {

struct StandIn::Impl {
    explicit Impl(SkillUnderTest tested)
        : skill(std::move(tested)), amazon(open_shop(skill.products)) {}

    SkillUnderTest skill;
    SystemClock clock;
    Logger logger{{.level = LogLevel::warning, .format = LogFormat::text}};
    Metrics metrics;
    SharedAmazon amazon;
    std::string signing_key_pem;
    IoThreads threads{{.count = 2}, logger};
    std::optional<AmazonServer> server;
    std::unique_ptr<http::TlsClient> client;
    std::unique_ptr<SignedEndpoint> endpoint;
    std::optional<Album> album;
};

Result<std::unique_ptr<StandIn>> StandIn::make(const StandInOptions& options,
                                               SkillUnderTest skill) {
    const Result<std::string> chain = read_text_file(options.pki.signing_chain);
    if (!chain) return propagate(chain, "signing chain");
    const Result<std::string> key = read_text_file(options.pki.signing_key);
    if (!key) return propagate(key, "signing key");
    auto impl = std::make_unique<Impl>(std::move(skill));
    if (options.album) {
        Result<Album> album = Album::make(*options.album, options.pki);
        if (!album) return propagate(album, "keep requests");
        impl->album = std::move(*album);
    }
    impl->signing_key_pem = *key;
    impl->amazon.with([&](Amazon& amazon) { amazon.signing_chain_pem = *chain; });
    http::ClientOptions client_options;
    client_options.ca_file = options.pki.tls_ca;
    auto client = http::TlsClient::make(client_options);
    if (!client) return propagate(client, "line to the skill");
    impl->client = std::move(*client);
    auto server = AmazonServer::make(
        {.port = options.amazon_port,
         .tls = {.certificate_chain = options.pki.tls_chain, .private_key = options.pki.tls_key}},
        impl->amazon, impl->threads, impl->logger, impl->metrics);
    if (!server) return propagate(server, "Amazon's side");
    impl->server = std::move(*server);
    impl->threads.start();
    return std::unique_ptr<StandIn>(new StandIn(std::move(impl)));
}

StandIn::StandIn(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

StandIn::~StandIn() {
    impl_->threads.stop();
    impl_->threads.join();
}

std::map<std::string, std::string> StandIn::addresses() const {
    return impl_->server->addresses();
}

void StandIn::connect(const std::string& url) {
    SignedEndpoint::Line line{.client = *impl_->client,
                              .context = impl_->threads.next(),
                              .url = url,
                              .signing_key_pem = impl_->signing_key_pem};
    impl_->endpoint = std::make_unique<SignedEndpoint>(std::move(line), impl_->album);
}

AlexaParts StandIn::parts() {
    return {*impl_->endpoint, impl_->amazon, impl_->skill, impl_->clock};
}

}    // namespace ask::simulator
