#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "doctor_bench.hpp"
#include "http/server.hpp"
#include "simulator/doctor/examine.hpp"
#include "simulator/pki.hpp"
#include "support/scratch_folder.hpp"
#include "support/scripted_server.hpp"

namespace ask::tests {

// root ← middle ← leaves for localhost, as files: NAME.pem, NAME.key.
class DoctorPki {
 public:
    DoctorPki() {
        folder_.write("root.pem", root_.certificate_pem);
        const simulator::Identity good = simulator::make_issued(leaf("localhost"), middle_);
        write("good", good, good.certificate_pem + middle_.certificate_pem);
        write("leaf-only", good, good.certificate_pem);
        issue("wrong-name", leaf("other.example"));
        simulator::CertificateSpec past = leaf("localhost");
        past.not_before -= 24h * 30;
        past.not_after = std::chrono::system_clock::now() - 24h;
        issue("expired", past);
        const simulator::Identity own = simulator::make_self_signed(leaf("localhost"));
        write("self-signed", own, own.certificate_pem);
    }
    [[nodiscard]] std::string file(const std::string& name) const {
        return (folder_.path() / name).string();
    }
    [[nodiscard]] SslSide side(const std::string& name) const {
        return server_side(file(name + ".pem"), file(name + ".key"));
    }
    [[nodiscard]] http::TlsOptions tls(const std::string& name) const {
        return {.certificate_chain = file(name + ".pem"), .private_key = file(name + ".key")};
    }
    [[nodiscard]] verify::TrustStore root() const {
        return verify::TrustStore::from_pem(root_.certificate_pem).value();
    }

 private:
    static simulator::CertificateSpec leaf(const std::string& name) {
        simulator::CertificateSpec made;
        made.common_name = name;
        made.dns_names = {name};
        made.key = simulator::KeyKind::ec_p256;
        return made;
    }
    static simulator::CertificateSpec authority(const std::string& name) {
        simulator::CertificateSpec made;
        made.common_name = name;
        made.key = simulator::KeyKind::ec_p256;
        made.not_before -= 24h * 365;
        made.is_authority = true;
        return made;
    }
    void issue(const std::string& name, const simulator::CertificateSpec& spec) {
        const simulator::Identity made = simulator::make_issued(spec, middle_);
        write(name, made, made.certificate_pem + middle_.certificate_pem);
    }
    void write(const std::string& name, const simulator::Identity& made,
               const std::string& chain) const {
        folder_.write(name + ".pem", chain);
        folder_.write(name + ".key", made.private_key_pem);
    }

    ScratchFolder folder_;
    simulator::Identity root_ = simulator::make_self_signed(authority("Doctor Root"));
    simulator::Identity middle_ = simulator::make_issued(authority("Doctor Middle"), root_);
};

inline const DoctorPki& doctor_pki() {
    static const DoctorPki made;
    return made;
}

// A skill's server on a free port; `tls` names files of DoctorPki, empty: plain HTTP.
struct SkillServer {
    explicit SkillServer(http::RequestHandler handler, const std::string& tls = "good",
                         std::size_t most_body_bytes = 256U * 1024) {
        http::ServerOptions options;
        options.name = "skill";
        options.address = "127.0.0.1";
        options.port = 0;
        options.most_body_bytes = most_body_bytes;
        if (!tls.empty()) options.tls = doctor_pki().tls(tls);
        auto made = http::Server::make(options, std::move(handler), threads, logger, metrics);
        if (!made) throw std::runtime_error(made.error().context);
        server = std::move(*made);
        server->start();
        threads.start();
    }
    [[nodiscard]] std::uint16_t port() const { return server->port(); }

    Logger logger{LogOptions{.level = LogLevel::off, .format = LogFormat::text}};
    Metrics metrics;
    IoThreads threads{{.count = 1, .stuck_after = 10s, .most_replacements = 1}, logger};
    std::unique_ptr<http::Server> server;
};

inline http::Response plain_answer(unsigned status, std::string body = {}) {
    return {.status = status, .headers = {}, .body = std::move(body), .close = false};
}

// As an endpoint answers what is not signed.
inline Task<http::Response> refuse_all(http::Request request) {
    co_return plain_answer(request.method == "POST" ? 400 : 405);
}

inline doctor::Plan doctor_plan(std::uint16_t port, const std::string& scheme = "https") {
    doctor::Plan plan{.url = scheme + "://localhost:" + std::to_string(port) + "/",
                      .system = doctor_pki().root()};
    plan.not_signed = doctor::Gap{"there is nothing to sign with", "give --config"};
    return plan;
}

inline Findings findings_of(const doctor::Plan& plan) {
    const auto seen = doctor::examine(plan);
    REQUIRE(seen);
    Findings findings = doctor::judge(*seen);
    for (const Finding& one : findings) UNSCOPED_INFO(one.check << ": " << one.detail);
    return findings;
}

// The names under which there are faults, in order: "chain, trust".
inline std::string faults_in(const Findings& findings) {
    std::string names;
    for (const Finding& one : findings) {
        if (one.verdict == Verdict::fault) names += (names.empty() ? "" : ", ") + one.check;
    }
    return names;
}

}    // namespace ask::tests
