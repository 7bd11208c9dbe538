#include "simulator/pki_folder.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
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

// As Amazon's: an RSA leaf below an intermediate below a root.
std::vector<Text> make_signing(const PkiFolder& pki, TimePoint now) {
    const Identity root = make_self_signed(authority("Stand-in Root CA", now, KeyKind::rsa_2048));
    const Identity middle =
        make_issued(authority("Stand-in Signing CA", now, KeyKind::rsa_2048), root);
    const Identity signer =
        make_issued(leaf({"echo-api.amazon.com"}, now, KeyKind::rsa_2048), middle);
    return {{pki.signing_root, root.certificate_pem},
            {pki.signing_chain, signer.certificate_pem + middle.certificate_pem},
            {pki.signing_key, signer.private_key_pem}};
}

std::vector<Text> make_tls(const PkiFolder& pki, TimePoint now) {
    const Identity ca = make_self_signed(authority("Stand-in TLS CA", now, KeyKind::ec_p256));
    const std::vector<std::string> hosts(amazon_hosts.begin(), amazon_hosts.end());
    const Identity amazon = make_issued(leaf(hosts, now, KeyKind::ec_p256), ca);
    const Identity server =
        make_issued(leaf({"localhost", "127.0.0.1"}, now, KeyKind::ec_p256), ca);
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

bool is_complete(const PkiFolder& pki, TimePoint now) {
    const std::array certificates{pki.signing_root, pki.signing_chain, pki.tls_ca, pki.tls_chain,
                                  pki.server_chain};
    const std::array keys{pki.signing_key, pki.tls_key, pki.server_key};
    return std::all_of(certificates.begin(), certificates.end(),
                       [now](const auto& file) { return is_in_date(file, now); }) &&
           std::all_of(keys.begin(), keys.end(),
                       [](const auto& file) { return std::filesystem::exists(file); });
}

}    // namespace

PkiFolder pki_in(const std::filesystem::path& folder) {
    return {.signing_root = folder / "signing-root.pem",
            .signing_chain = folder / "signing-chain.pem",
            .signing_key = folder / "signing.key",
            .tls_ca = folder / "tls-ca.pem",
            .tls_chain = folder / "tls.pem",
            .tls_key = folder / "tls.key",
            .server_chain = folder / "server.pem",
            .server_key = folder / "server.key"};
}

Result<PkiFolder> prepare_pki(const std::filesystem::path& folder, TimePoint now) {
    const PkiFolder pki = pki_in(folder);
    if (is_complete(pki, now)) return pki;
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(errors::unavailable, folder.string() + ": " + failed.message());
    if (const auto written = write_all(make_signing(pki, now)); !written) {
        return propagate(written, "make signing certificates");
    }
    if (const auto written = write_all(make_tls(pki, now)); !written) {
        return propagate(written, "make TLS certificates");
    }
    return pki;
}

}    // namespace ask::simulator
