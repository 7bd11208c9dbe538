#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"

namespace ask::verify {

// The roots that a signing chain may end at. Immutable, any thread.
class TrustStore {
 public:
    // PEM with one or more certificates, roots or not: each may end a path. Errors:
    // errors::invalid, naming the file.
    static Result<TrustStore> from_file(const std::filesystem::path& file);
    static Result<TrustStore> from_pem(std::string_view pem);
    // The system's roots (OpenSSL's default places, or SSL_CERT_FILE and SSL_CERT_DIR), all read at
    // once. errors::unavailable if there are none.
    static Result<TrustStore> of_the_system();

    struct Impl;
    [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
    explicit TrustStore(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

// More certificates than this in one file are refused; Amazon's files hold four.
inline constexpr std::size_t most_certificates = 10;

// What a person may want to know of one certificate.
struct CertificateFacts {
    std::string subject;
    std::string issuer;
    TimePoint not_before;
    TimePoint not_after;
    std::string key;                         // "RSA 2048", "EC prime256v1"
    std::vector<std::string> dns_names;      // subject alternative names
    bool is_anchor = false;                  // from the trust store
    std::vector<std::string> addresses{};    // literal ones among the alternative names
    int key_bits = 0;
    std::string digest{};    // of its signature: "SHA256", "SHA1"; empty: the algorithm has its own
    std::string issuer_url{};    // where it says that its issuer's certificate can be downloaded
    bool is_self_signed = false;
    bool is_for_servers = false;    // its usages allow a TLS server
};

// A signing chain that held when it was validated: leaf for echo-api.amazon.com, a path to a
// trusted root, everything in date. Cheap to copy; immutable, any thread.
class Chain {
 public:
    // Amazon: leaf first, then intermediates in any order; at most most_certificates; the path may
    // end at an anchor in the middle. Text around the certificates is passed over. Keys and
    // signatures below the anchor have at least 112 bits of strength. `now` is the only clock.
    // Errors: reasons::chain_*, reasons::certificate_*.
    static Result<Chain> validate(std::string_view pem, const TrustStore& trust, TimePoint now);

    // Whether every certificate of the path, the anchor too, is in date at `now`, from its
    // notBefore until just before its notAfter, as in validate; everything else holds for ever.
    // Errors: reasons::certificate_expired, reasons::certificate_not_yet_valid.
    [[nodiscard]] Result<void> check_dates(TimePoint now) const;
    // The soonest notAfter in the path.
    [[nodiscard]] TimePoint expires_at() const;
    [[nodiscard]] const std::vector<CertificateFacts>& path() const;    // leaf … anchor

    struct Impl;
    [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
    explicit Chain(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

// The certificates of a PEM text as they are, judged by nobody. Errors: reasons::chain_malformed.
[[nodiscard]] Result<std::vector<CertificateFacts>> describe_certificates(std::string_view pem);

// The path from the first certificate of a TLS server's chain to an anchor, by the same rules as
// Chain::validate but whatever its name and key. Without `at` dates are not judged. Errors:
// reasons::chain_*, reasons::certificate_*; the context ends with OpenSSL's words.
[[nodiscard]] Result<std::vector<CertificateFacts>> find_trusted_path(std::string_view pem,
                                                                      const TrustStore& trust,
                                                                      std::optional<TimePoint> at);

}    // namespace ask::verify
