#include "chaos/certificates.hpp"

#include <fstream>
#include <memory>
#include <utility>

namespace ask::chaos {

namespace {

using simulator::Identity;

constexpr std::chrono::hours a_day{24};

simulator::CertificateSpec spec_of(const std::string& name, TimePoint end, bool is_authority) {
    return {.common_name = name,
            .dns_names = {name},
            .key = simulator::KeyKind::rsa_2048,
            .not_before = std::chrono::system_clock::now() - a_day,
            .not_after = end,
            .is_authority = is_authority};
}

Identity authority(const std::string& name) {
    const TimePoint end = std::chrono::system_clock::now() + 365 * a_day;
    return simulator::make_self_signed(spec_of(name, end, true));
}

// Whoever reads it meanwhile finds the old text or the new one.
void put(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::path next = file;
    next += ".next";
    std::ofstream(next) << text;
    std::filesystem::permissions(next, std::filesystem::perms(0600));
    std::filesystem::rename(next, file);
}

}    // namespace

ServerCertificate::ServerCertificate(const std::filesystem::path& folder)
    : ca_(authority("Skill Server CA")),
      ca_file_(folder / "server-ca.pem"),
      chain_file_(folder / "server.pem"),
      key_file_(folder / "server.key") {
    put(ca_file_, ca_.certificate_pem);
    replace();
}

void ServerCertificate::replace() {
    const TimePoint end = std::chrono::system_clock::now() + 90 * a_day;
    const Identity next = simulator::make_issued(spec_of("localhost", end, false), ca_);
    put(key_file_, next.private_key_pem);
    put(chain_file_, next.certificate_pem);
}

SigningCertificate::SigningCertificate(tests::Town& town, const std::filesystem::path& folder)
    : town_(town), root_(authority("Signing Root")), trust_file_(folder / "signing-roots.pem") {
    const TimePoint end = std::chrono::system_clock::now() + a_day;
    leaf_ = simulator::make_issued(spec_of("echo-api.amazon.com", end, false), root_);
    const std::string towns = town.variables().at("SKILLD_VERIFICATION__TRUST_ANCHORS");
    put(trust_file_, tests::text_of(towns) + root_.certificate_pem);
}

void SigningCertificate::use_until(TimePoint end, bool new_name) {
    const auto spec = spec_of("echo-api.amazon.com", end, false);
    leaf_ = simulator::make_cross_signed(leaf_, spec, root_);
    auto chains = std::make_shared<simulator::SigningChains>();
    chains->emplace(simulator::Certificates::good,
                    simulator::SigningChain{.chain_pem = leaf_.certificate_pem,
                                            .key = simulator::SigningKey(leaf_.private_key_pem)});
    town_.amazon().with([&](simulator::Amazon& shop) {
        if (!usual_) usual_ = shop.chains;
        shop.chains = chains;
        if (new_name) ++shop.certificate_number;
    });
}

void SigningCertificate::put_away() {
    town_.amazon().with([&](simulator::Amazon& shop) {
        if (usual_) shop.chains = std::exchange(usual_, nullptr);
        ++shop.certificate_number;
    });
}

}    // namespace ask::chaos
