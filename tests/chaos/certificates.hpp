#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "durability/town.hpp"
#include "simulator/pki.hpp"

namespace ask::chaos {

// The certificate of the skill's server, from a CA of its own, as files that may be replaced while
// they are used.
class ServerCertificate {
 public:
    explicit ServerCertificate(const std::filesystem::path& folder);

    // A new key, and a certificate for it.
    void replace();
    [[nodiscard]] const std::filesystem::path& ca_file() const { return ca_file_; }
    [[nodiscard]] const std::filesystem::path& chain_file() const { return chain_file_; }
    [[nodiscard]] const std::filesystem::path& key_file() const { return key_file_; }

 private:
    simulator::Identity ca_;
    std::filesystem::path ca_file_;
    std::filesystem::path chain_file_;
    std::filesystem::path key_file_;
};

// A signing certificate of Alexa's with an end that a test lives to see.
class SigningCertificate {
 public:
    // Below a root of its own, which joins the town's in `trust_file`.
    SigningCertificate(tests::Town& town, const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& trust_file() const { return trust_file_; }
    // From now on the town signs with it; in a file of a new name, or of the present one.
    void use_until(TimePoint end, bool new_name);
    // The town signs with its own again.
    void put_away();

 private:
    tests::Town& town_;
    simulator::Identity root_;
    simulator::Identity leaf_;
    std::filesystem::path trust_file_;
    std::shared_ptr<const simulator::SigningChains> usual_;
};

}    // namespace ask::chaos
