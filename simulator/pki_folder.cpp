#include "simulator/pki_folder.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <initializer_list>
#include <vector>

#include "simulator/amazon_hosts.hpp"
#include "simulator/pki.hpp"
#include "verify/chain.hpp"

namespace ask::simulator {

namespace {

using std::chrono::hours;

constexpr hours authority_life{24 * 365 * 5};
constexpr hours leaf_life{24 * 365};
constexpr hours least_life_left{24};

CertificateSpec authority(std::string name, TimePoint now, KeyKind key) {
    return {.common_name = std::move(name),
            .dns_names = {},
            .key = key,
            .not_before = now - hours{1},
            .not_after = now + authority_life,
            .is_authority = true};
}

CertificateSpec leaf(std::vector<std::string> names, TimePoint now, KeyKind key) {
    return {.common_name = names.front(),
            .dns_names = names,
            .key = key,
            .not_before = now - hours{1},
            .not_after = now + leaf_life,
            .is_authority = false};
}

Result<void> write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::trunc);
    out << text;
    out.close();
    if (!out) return fail(errors::unavailable, file.string() + ": cannot be written");
    return {};
}

Result<void> write_secret(const std::filesystem::path& file, const std::string& text) {
    using std::filesystem::perms;
    if (const auto made = write(file, ""); !made) return made;
    std::error_code failed;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write, failed);
    if (failed) return fail(errors::unavailable, file.string() + ": " + failed.message());
    return write(file, text);
}

using Text = std::pair<std::filesystem::path, std::string>;

CertificateSpec alexa_leaf(TimePoint now) {
    return leaf({"echo-api.amazon.com"}, now, KeyKind::rsa_2048);
}

// Chains that are right but for one thing. One key serves all: RSA keys are slow to make. The
// leaves keep Alexa's common name, which must not help the one that has another name beside it.
std::vector<Text> make_bad_signing(const PkiFolder& pki, TimePoint now, const Identity& middle) {
    CertificateSpec past = alexa_leaf(now);
    past.not_before = now - leaf_life;
    past.not_after = now - hours{1};
    const Identity expired = make_issued(past, middle);
    const Identity root = make_self_signed(authority("Foreign Root CA", now, KeyKind::ec_p256));
    const Identity foreign_middle =
        make_issued(authority("Foreign Signing CA", now, KeyKind::ec_p256), root);
    const Identity foreign = make_cross_signed(expired, alexa_leaf(now), foreign_middle);
    const Identity other_name =
        make_cross_signed(expired, leaf({"echo-api.example.com"}, now, KeyKind::rsa_2048), middle);
    return {{pki.expired_chain, expired.certificate_pem + middle.certificate_pem},
            {pki.foreign_chain, foreign.certificate_pem + foreign_middle.certificate_pem},
            {pki.other_name_chain, other_name.certificate_pem + middle.certificate_pem},
            {pki.bad_signing_key, expired.private_key_pem}};
}

// As Amazon's: an RSA leaf below an intermediate below a root.
std::vector<Text> make_signing(const PkiFolder& pki, TimePoint now) {
    const Identity root = make_self_signed(authority("Stand-in Root CA", now, KeyKind::rsa_2048));
    const Identity middle =
        make_issued(authority("Stand-in Signing CA", now, KeyKind::rsa_2048), root);
    const Identity signer = make_issued(alexa_leaf(now), middle);
    std::vector<Text> texts = make_bad_signing(pki, now, middle);
    texts.emplace_back(pki.signing_root, root.certificate_pem);
    texts.emplace_back(pki.signing_chain, signer.certificate_pem + middle.certificate_pem);
    texts.emplace_back(pki.signing_key, signer.private_key_pem);
    return texts;
}

std::vector<Text> make_tls(const PkiFolder& pki, TimePoint now) {
    const Identity ca = make_self_signed(authority("Stand-in TLS CA", now, KeyKind::ec_p256));
    std::vector<std::string> hosts(amazon_hosts.begin(), amazon_hosts.end());
    hosts.insert(hosts.end(), {std::string(local_api), "127.0.0.1"});
    const Identity amazon = make_issued(leaf(hosts, now, KeyKind::ec_p256), ca);
    // "balancer": what stands in front of the server in docker-compose.yml.
    const Identity server =
        make_issued(leaf({"localhost", "balancer", "127.0.0.1"}, now, KeyKind::ec_p256), ca);
    return {{pki.tls_ca, ca.certificate_pem},
            {pki.tls_chain, amazon.certificate_pem},
            {pki.tls_key, amazon.private_key_pem},
            {pki.server_chain, server.certificate_pem},
            {pki.server_key, server.private_key_pem}};
}

Result<void> write_all(const std::vector<Text>& texts) {
    for (const auto& [file, text] : texts) {
        const bool is_key = file.extension() == ".key";
        const Result<void> written = is_key ? write_secret(file, text) : write(file, text);
        if (!written) return written;
    }
    return {};
}

bool is_in_date(const std::filesystem::path& file, TimePoint now) {
    const Result<std::string> pem = read_text_file(file);
    if (!pem) return false;
    const auto certificates = verify::describe_certificates(*pem);
    if (!certificates || certificates->empty()) return false;
    return std::all_of(certificates->begin(), certificates->end(), [now](const auto& certificate) {
        return certificate.not_after > now + least_life_left;
    });
}

using Files = std::initializer_list<std::filesystem::path>;

bool are_in_date(Files certificates, TimePoint now) {
    return std::all_of(certificates.begin(), certificates.end(),
                       [now](const auto& file) { return is_in_date(file, now); });
}

bool are_there(Files files) {
    return std::all_of(files.begin(), files.end(),
                       [](const auto& file) { return std::filesystem::exists(file); });
}

bool can_sign(const PkiFolder& pki, TimePoint now) {
    return are_in_date(
               {pki.signing_root, pki.signing_chain, pki.foreign_chain, pki.other_name_chain},
               now) &&
           are_there({pki.signing_key, pki.expired_chain, pki.bad_signing_key});
}

bool can_serve(const PkiFolder& pki, TimePoint now) {
    return are_in_date({pki.tls_ca, pki.tls_chain, pki.server_chain}, now) &&
           are_there({pki.tls_key, pki.server_key});
}

}    // namespace

PkiFolder pki_in(const std::filesystem::path& folder) {
    return {.signing_root = folder / "signing-root.pem",
            .signing_chain = folder / "signing-chain.pem",
            .signing_key = folder / "signing.key",
            .expired_chain = folder / "signing-expired.pem",
            .foreign_chain = folder / "signing-foreign.pem",
            .other_name_chain = folder / "signing-other-name.pem",
            .bad_signing_key = folder / "signing-bad.key",
            .tls_ca = folder / "tls-ca.pem",
            .tls_chain = folder / "tls.pem",
            .tls_key = folder / "tls.key",
            .server_chain = folder / "server.pem",
            .server_key = folder / "server.key"};
}

Result<PkiFolder> prepare_pki(const std::filesystem::path& folder, TimePoint now) {
    PkiFolder pki = pki_in(folder);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(errors::unavailable, folder.string() + ": " + failed.message());
    if (!can_sign(pki, now)) {
        const Result<void> written = write_all(make_signing(pki, now));
        if (!written) return propagate(written, "make signing certificates");
    }
    if (!can_serve(pki, now)) {
        const Result<void> written = write_all(make_tls(pki, now));
        if (!written) return propagate(written, "make TLS certificates");
    }
    return pki;
}

}    // namespace ask::simulator
