#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/admin.hpp"
#include "app/config.hpp"
#include "core/clock.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "endpoint/endpoint.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "isp/monetization_client.hpp"
#include "skill/skill.hpp"
#include "store/persistence_adapter.hpp"
#include "verify/certificate_cache.hpp"
#include "verify/verifier.hpp"

namespace ask::app {

// Every part of a running endpoint, owned in the order in which they need each other. Built without
// opening a socket, so that `config check` builds the very same.
class Wiring {
 public:
    // Fails with every fault that can be found at once, a line each, in the form of a ConfigFault.
    static std::expected<std::unique_ptr<Wiring>, std::vector<std::string>> make(
        const Config& config);
    ~Wiring();
    Wiring(const Wiring&) = delete;
    Wiring& operator=(const Wiring&) = delete;

    // The storage is made ready, which may wait for others. Errors: as prepare_storage.
    Result<void> prepare();
    // After prepare(): binds both ports and starts serving. Errors: as http::Server::make.
    Result<void> start();
    // Not ready, no new connections; what is in flight goes on.
    void drain();
    // Makes readiness false ahead of drain(), for balancers that look only now and then.
    void leave() { admin_answers_.leave(); }
    // Clients come back to another replica; when the balancer has seen that this one is not ready.
    void send_away() { server_->send_away(); }
    [[nodiscard]] bool drained() const { return server_->connections() == 0; }
    [[nodiscard]] http::Server& server() { return *server_; }
    [[nodiscard]] std::uint16_t admin_port() const { return admin_->port(); }
    [[nodiscard]] Logger& logger() { return logger_; }
    [[nodiscard]] IoThreads& threads() { return threads_; }
    [[nodiscard]] const skill::Registry& registry() const { return skill_->registry(); }

 private:
    struct Parts;
    Wiring(const Config& config, Parts parts);
    Config config_;
    Logger logger_;
    Metrics metrics_;
    SystemClock clock_;
    IoThreads threads_;
    std::unique_ptr<http::Client> client_;
    verify::CertificateCache cache_;
    verify::Verifier verifier_;
    isp::MonetizationClient monetization_;
    std::unique_ptr<store::PersistenceAdapter> adapter_;
    std::unique_ptr<skill::Skill> skill_;
    endpoint::Endpoint endpoint_;
    std::unique_ptr<http::Server> server_;
    Admin admin_answers_;
    std::unique_ptr<http::Server> admin_;
};

}    // namespace ask::app
