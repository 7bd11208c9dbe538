#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "endpoint/endpoint.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "isp/monetization_client.hpp"
#include "simulator/pki.hpp"
#include "skill/skill.hpp"
#include "store/persistence_adapter.hpp"
#include "verify/verifier.hpp"

namespace ask::tests {

// Certificates of Amazon's side and of the skill's server, files in a folder of their own that goes
// with this object.
struct HouseFiles {
    HouseFiles();
    ~HouseFiles();
    HouseFiles(const HouseFiles&) = delete;
    HouseFiles& operator=(const HouseFiles&) = delete;

    std::filesystem::path folder;
    std::filesystem::path tls_ca;
    http::TlsOptions tls;    // for Amazon's hosts and for localhost
    std::string signing_root;
    std::string signing_chain;
    std::string signing_key;
};

// How Amazon's hosts behave at the moment.
struct AmazonSide {
    std::atomic<int> chain_downloads = 0;
    std::atomic<bool> chain_is_gone = false;
    std::atomic<bool> products_hang = false;
    std::string chain;
};

// The whole endpoint as the program wires it, with a skill of the test's own, and Amazon's hosts
// beside it: real sockets, real TLS, real signatures.
class House {
 public:
    // Time is generous where no test is about it: a machine under load is no fault.
    explicit House(skill::Registry registry,
                   std::chrono::milliseconds deadline = std::chrono::seconds{60});
    ~House();

    // A signed request of that intent; waits for the answer.
    Result<http::Response> ask(const std::string& intent);
    // `count` of them at once, each on a connection of its own if need be.
    std::vector<Result<http::Response>> ask_at_once(const std::string& intent, int count);
    // Any request, as it is; the URL is put in front of `target`.
    Result<http::Response> send(http::OutgoingRequest request, const std::string& target = "/");
    [[nodiscard]] http::OutgoingRequest signed_request(const std::string& body) const;
    // An intent request of a new session, just now.
    [[nodiscard]] std::string envelope(const std::string& intent) const;
    [[nodiscard]] http::Server& server() { return *server_; }
    [[nodiscard]] IoThreads& threads() { return threads_; }
    [[nodiscard]] Metrics& metrics() { return metrics_; }

    AmazonSide amazon;

 private:
    Task<http::Response> play_amazon(http::Request request);
    std::vector<Result<http::Response>> send_all(std::vector<http::OutgoingRequest> requests);

    HouseFiles files_;
    Logger quiet_{{.level = LogLevel::off, .format = LogFormat::json}};
    Metrics metrics_;
    SystemClock clock_;
    IoThreads threads_;
    std::unique_ptr<http::Server> amazon_server_;
    std::unique_ptr<http::Client> client_;
    std::unique_ptr<verify::CertificateCache> cache_;
    std::unique_ptr<verify::Verifier> verifier_;
    std::unique_ptr<isp::MonetizationClient> monetization_;
    std::unique_ptr<store::PersistenceAdapter> adapter_;
    std::unique_ptr<skill::Skill> skill_;
    std::unique_ptr<endpoint::Endpoint> endpoint_;
    std::unique_ptr<http::Server> server_;
};

}    // namespace ask::tests
