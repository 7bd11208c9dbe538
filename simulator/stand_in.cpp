#include "simulator/stand_in.hpp"

#include <utility>

#include "core/io_threads.hpp"
#include "http/client.hpp"
#include "simulator/amazon_directory.hpp"
#include "simulator/amazon_server.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator {

struct StandIn::Impl {
    explicit Impl(SkillUnderTest tested) : skill(std::move(tested)) {}

    SkillUnderTest skill;
    SystemClock clock;
    Logger logger{{.level = LogLevel::warning, .format = LogFormat::text}};
    Metrics metrics;
    AmazonDirectory directory;
    std::shared_ptr<const SigningChains> chains;
    bool is_signed = true;
    IoThreads threads{{.count = 2}, logger};
    std::optional<AmazonServer> server;
    std::unique_ptr<http::TlsClient> client;
    std::unique_ptr<SignedEndpoint> endpoint;
    std::optional<Album> album;
};

namespace {

http::ClientOptions client_options(const StandInOptions& options) {
    http::ClientOptions wanted;
    wanted.ca_file = options.endpoint_ca ? *options.endpoint_ca : options.pki.tls_ca;
    wanted.allow_http = true;
    wanted.verify_peer = !options.any_certificate;
    return wanted;
}

Result<std::optional<Album>> open_album(const StandInOptions& options) {
    if (!options.album) return std::nullopt;
    Result<Album> album = Album::make(*options.album, options.pki);
    if (!album) return propagate(album, "keep requests");
    return std::move(*album);
}

}    // namespace

Result<std::unique_ptr<StandIn>> StandIn::make(const StandInOptions& options,
                                               SkillUnderTest skill) {
    auto impl = std::make_unique<Impl>(std::move(skill));
    auto chains = load_signing_chains(options.pki);
    if (!chains) return std::unexpected(chains.error());
    auto album = open_album(options);
    if (!album) return std::unexpected(album.error());
    auto client = http::TlsClient::make(client_options(options));
    if (!client) return propagate(client, "line to the skill");
    impl->chains = std::move(*chains);
    impl->album = std::move(*album);
    impl->client = std::move(*client);
    impl->is_signed = options.is_signed;
    auto server = AmazonServer::make(
        {.address = options.amazon_address,
         .port = options.amazon_port,
         .tls = {.certificate_chain = options.pki.tls_chain, .private_key = options.pki.tls_key}},
        {impl->directory, impl->clock}, impl->threads, impl->logger, impl->metrics);
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
                              .is_signed = impl_->is_signed};
    impl_->endpoint = std::make_unique<SignedEndpoint>(std::move(line), impl_->album);
}

std::shared_ptr<SharedAmazon> StandIn::open_world() {
    Amazon amazon = open_shop(impl_->skill.products);
    amazon.chains = impl_->chains;
    return impl_->directory.open(std::move(amazon));
}

Result<http::Response> StandIn::send(http::OutgoingRequest request) {
    return impl_->endpoint->send(std::move(request));
}

AlexaParts StandIn::parts(SharedAmazon& world) {
    return {*impl_->endpoint, world, impl_->skill, impl_->clock};
}

}    // namespace ask::simulator
