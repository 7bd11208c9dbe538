#include "end_to_end/house.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdlib>
#include <fstream>

#include "core/timestamp.hpp"
#include "model/json.hpp"

namespace ask::tests {

namespace fs = std::filesystem;
using simulator::CertificateSpec;
using simulator::Identity;

namespace {

constexpr const char* chain_url = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem";
constexpr const char* skill_id = "amzn1.ask.skill.end-to-end";
constexpr const char* no_products = R"({"inSkillProducts": [], "nextToken": null})";

CertificateSpec authority(const char* name) {
    CertificateSpec spec;
    spec.common_name = name;
    spec.is_authority = true;
    return spec;
}

CertificateSpec leaf(std::vector<std::string> names) {
    CertificateSpec spec;
    spec.common_name = names.front();
    spec.dns_names = std::move(names);
    return spec;
}

fs::path write(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

fs::path own_folder() {
    std::string pattern = (fs::temp_directory_path() / "skilld-house-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) std::abort();
    return pattern;
}

http::Response plain(unsigned status, std::string body) {
    return {.status = status, .headers = {}, .body = std::move(body), .close = false};
}

Task<void> keep_answer(http::Client& client, http::OutgoingRequest request,
                       Result<http::Response>& answer) {
    auto sending = client.send(std::move(request), Deadline::in(std::chrono::seconds{90}));
    answer = co_await std::move(sending);
}

}    // namespace

HouseFiles::HouseFiles() : folder(own_folder()) {
    const Identity ca = simulator::make_self_signed(authority("House TLS CA"));
    const Identity host =
        simulator::make_issued(leaf({"localhost", "s3.amazonaws.com", "api.amazonalexa.com"}), ca);
    const Identity root = simulator::make_self_signed(authority("House signing root"));
    const Identity middle = simulator::make_issued(authority("House signing CA"), root);
    const Identity signer = simulator::make_issued(leaf({"echo-api.amazon.com"}), middle);
    tls_ca = write(folder / "ca.pem", ca.certificate_pem);
    tls = {.certificate_chain = write(folder / "tls.pem", host.certificate_pem),
           .private_key = write(folder / "tls.key", host.private_key_pem)};
    signing_root = root.certificate_pem;
    signing_chain = signer.certificate_pem + middle.certificate_pem;
    signing_key = signer.private_key_pem;
}

HouseFiles::~HouseFiles() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

House::House(skill::Registry registry, std::chrono::milliseconds deadline)
    : threads_({.count = 2, .stuck_after = std::chrono::milliseconds{400}, .most_replacements = 4},
               quiet_) {
    amazon.chain = files_.signing_chain;
    http::ServerOptions options;
    options.address = "127.0.0.1";
    options.port = 0;
    options.tls = files_.tls;
    options.handshake_timeout = std::chrono::seconds{60};
    auto amazon_handler = [this](http::Request request) { return play_amazon(std::move(request)); };
    amazon_server_ =
        http::Server::make(options, amazon_handler, threads_, quiet_, metrics_).value();

    const std::string at = "127.0.0.1:" + std::to_string(amazon_server_->port());
    http::ClientOptions outbound;
    outbound.ca_file = files_.tls_ca;
    outbound.resolve = {{"s3.amazonaws.com:443", at}, {"api.amazonalexa.com:443", at}};
    client_ = http::TlsClient::make(outbound).value();
    verify::CertificateCacheOptions caching;
    caching.remember_failure = std::chrono::seconds{0};
    cache_ = std::make_unique<verify::CertificateCache>(
        *client_, verify::TrustStore::from_pem(files_.signing_root).value(), clock_, quiet_,
        metrics_, caching);
    verifier_ = std::make_unique<verify::Verifier>(
        *cache_, clock_,
        verify::VerifierOptions{.application_ids = {ApplicationId(skill_id)},
                                .timestamp_tolerance = std::chrono::seconds{150}});
    monetization_ = std::make_unique<isp::MonetizationClient>(*client_, quiet_, metrics_,
                                                              isp::MonetizationOptions{});
    adapter_ = store::make_memory_adapter();
    skill_ = std::make_unique<skill::Skill>(std::move(registry),
                                            skill::SkillServices{.adapter = *adapter_,
                                                                 .monetization = *monetization_,
                                                                 .clock = clock_,
                                                                 .logger = quiet_,
                                                                 .metrics = metrics_});
    endpoint_ = std::make_unique<endpoint::Endpoint>(
        endpoint::EndpointServices{
            .verifier = *verifier_, .skill = *skill_, .logger = quiet_, .metrics = metrics_},
        endpoint::EndpointOptions{});
    options.request_deadline = deadline;
    auto answer = [this](http::Request request) { return endpoint_->answer(std::move(request)); };
    server_ = http::Server::make(options, answer, threads_, quiet_, metrics_).value();
    threads_.start();
    amazon_server_->start();
    server_->start();
}

House::~House() {
    threads_.stop();
    threads_.join();
}

Task<http::Response> House::play_amazon(http::Request request) {
    if (request.target.starts_with("/echo.api/")) {
        ++amazon.chain_downloads;
        co_return amazon.chain_is_gone ? plain(503, "") : plain(200, amazon.chain);
    }
    if (!amazon.products_hang) co_return plain(200, no_products);
    boost::asio::steady_timer never(co_await boost::asio::this_coro::executor);
    never.expires_after(std::chrono::seconds{60});
    co_await never.async_wait(boost::asio::use_awaitable);
    co_return plain(200, no_products);
}

std::string House::envelope(const std::string& intent) const {
    const Json application{{"applicationId", skill_id}};
    const Json user{{"userId", "amzn1.ask.account.A"}};
    const Json body{
        {"version", "1.0"},
        {"session",
         {{"new", true}, {"sessionId", "s"}, {"application", application}, {"user", user}}},
        {"context",
         {{"System",
           {{"application", application},
            {"user", user},
            {"apiEndpoint", "https://api.amazonalexa.com"},
            {"apiAccessToken", "token"}}}}},
        {"request",
         {{"type", "IntentRequest"},
          {"requestId", "amzn1.echo-api.request.1"},
          {"timestamp", format_timestamp(clock_.now())},
          {"locale", "en-US"},
          {"intent", {{"name", intent}}}}}};
    return body.dump();
}

http::OutgoingRequest House::signed_request(const std::string& body) const {
    http::OutgoingRequest request;
    request.method = "POST";
    request.headers.add("SignatureCertChainUrl", chain_url);
    request.headers.add("Signature-256", simulator::sign_sha256(files_.signing_key, body));
    request.body = body;
    return request;
}

std::vector<Result<http::Response>> House::send_all(std::vector<http::OutgoingRequest> requests) {
    http::ClientOptions options;
    options.ca_file = files_.tls_ca;
    options.connect_timeout = std::chrono::seconds{60};
    auto client = http::TlsClient::make(options).value();
    std::vector<Result<http::Response>> answers(requests.size());
    boost::asio::io_context context;
    std::size_t waiting = requests.size();
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto keeping = keep_answer(*client, std::move(requests[i]), answers[i]);
        boost::asio::co_spawn(context, std::move(keeping),
                              [&waiting](const std::exception_ptr&) { --waiting; });
    }
    // Not run(): a pooled connection's timer would keep it for as long as its longest limit.
    while (waiting > 0) context.run_one();
    client.reset();
    return answers;
}

Result<http::Response> House::send(http::OutgoingRequest request, const std::string& target) {
    request.url = "https://localhost:" + std::to_string(server_->port()) + target;
    return send_all({std::move(request)}).front();
}

std::vector<Result<http::Response>> House::ask_at_once(const std::string& intent, int count) {
    std::vector<http::OutgoingRequest> requests;
    for (int i = 0; i < count; ++i) {
        requests.push_back(signed_request(envelope(intent)));
        requests.back().url = "https://localhost:" + std::to_string(server_->port()) + "/";
    }
    return send_all(std::move(requests));
}

Result<http::Response> House::ask(const std::string& intent) {
    return ask_at_once(intent, 1).front();
}

}    // namespace ask::tests
