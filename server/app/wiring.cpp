#include "app/wiring.hpp"

#include <sstream>

#include "handlers/skill.hpp"
#include "http/tls_files.hpp"

namespace ask::app {

// What has to be read from files, and may fail, before anything is built.
struct Wiring::Parts {
    std::unique_ptr<http::Client> client;
    verify::TrustStore trust;
    skill::Registry registry;
};

namespace {

void add_lines(std::vector<std::string>& faults, const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) faults.push_back(line);
    }
}

Result<verify::TrustStore> trust_of(const VerificationConfig& config) {
    if (config.trust_anchors) return verify::TrustStore::from_file(*config.trust_anchors);
    return verify::TrustStore::of_the_system();
}

isp::MonetizationOptions monetization_options(const Config& config) {
    isp::MonetizationOptions options;
    options.extra_hosts = config.product_api_hosts;
    return options;
}

// Of a server that could not be made.
std::string key_to_blame(const std::string& section, const Error& error) {
    return section + (error.code == errors::unavailable ? "/port" : "/tls");
}

http::ServerOptions admin_options(const Config& config) {
    http::ServerOptions options;
    options.name = "admin";
    options.address = config.admin.address;
    options.port = config.admin.port;
    options.most_connections = 64;
    // Who holds connections open must not keep the probes out for long.
    options.idle_timeout = std::chrono::seconds{5};
    options.most_body_bytes = Admin::most_body_bytes;
    return options;
}

}    // namespace

Wiring::Wiring(const Config& config, Parts parts)
    : config_(config),
      logger_(config.log),
      threads_(config.threads, logger_),
      client_(std::move(parts.client)),
      cache_(*client_, std::move(parts.trust), clock_, logger_, metrics_),
      verifier_(cache_, clock_,
                {.application_ids = config.skill.application_ids,
                 .timestamp_tolerance = config.verification.timestamp_tolerance}),
      monetization_(*client_, logger_, metrics_, monetization_options(config)),
      adapter_(make_adapter(config.storage, logger_, metrics_)),
      skill_(std::make_unique<skill::Skill>(std::move(parts.registry),
                                            skill::SkillServices{.adapter = *adapter_,
                                                                 .monetization = monetization_,
                                                                 .clock = clock_,
                                                                 .logger = logger_,
                                                                 .metrics = metrics_,
                                                                 .sales = config.sales})),
      endpoint_({.verifier = verifier_, .skill = *skill_, .logger = logger_, .metrics = metrics_},
                {.path = config.path,
                 .explain_refusals = config.mode == Mode::development,
                 .tells_times = config.mode == Mode::development,
                 .user_key = config.storage.user_id_key}),
      admin_answers_(
          {.logger = logger_, .metrics = metrics_, .threads = threads_, .adapter = *adapter_}) {}

Wiring::~Wiring() {
    threads_.stop();
    threads_.join();
}

std::expected<std::unique_ptr<Wiring>, std::vector<std::string>> Wiring::make(
    const Config& config) {
    std::vector<std::string> faults;
    const auto blame = [&](const char* pointer, const Error& error) {
        faults.push_back(ConfigFault{config.file.string(), pointer, error.context}.line());
    };
    if (config.server.tls) {
        const Result<void> usable = http::check_tls_files(*config.server.tls);
        if (!usable) blame("/server/tls", usable.error());
    }
    auto client = http::TlsClient::make(config.outbound);
    if (!client) blame("/outbound", client.error());
    auto trust = trust_of(config.verification);
    if (!trust) blame("/verification/trust_anchors", trust.error());
    const Result<void> storable = check_storage(config.storage);
    if (!storable) blame("/storage", storable.error());
    auto registry = handlers::make_skill(config.skill.content);
    if (!registry) add_lines(faults, registry.error().context);
    if (registry) {
        for (const std::string& problem : registry->problems())
            faults.push_back("skill: " + problem);
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    Parts parts{std::move(*client), std::move(*trust), std::move(*registry)};
    return std::unique_ptr<Wiring>(new Wiring(config, std::move(parts)));
}

Result<void> Wiring::prepare() {
    const Result<void> stored = prepare_storage(config_.storage, logger_);
    if (!stored) return propagate(stored, "/storage");
    return {};
}

Result<void> Wiring::start() {
    auto endpoint = http::Server::make(
        config_.server,
        [this](http::Request request) { return endpoint_.answer(std::move(request)); }, threads_,
        logger_, metrics_);
    if (!endpoint) return propagate(endpoint, key_to_blame("/server", endpoint.error()));
    auto admin = http::Server::make(
        admin_options(config_),
        [this](http::Request request) { return admin_answers_.answer(std::move(request)); },
        threads_, logger_, metrics_);
    if (!admin) return propagate(admin, key_to_blame("/admin", admin.error()));
    server_ = std::move(*endpoint);
    admin_ = std::move(*admin);
    threads_.start();
    admin_->start();
    server_->start();
    return {};
}

void Wiring::drain() {
    leave();
    server_->drain();
}

}    // namespace ask::app
