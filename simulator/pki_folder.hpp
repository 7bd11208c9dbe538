#pragma once

#include <filesystem>
#include <string>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "core/text_file.hpp"

namespace ask::simulator {

// The stand-in's certificates and keys, PEM files in one folder.
struct PkiFolder {
    std::filesystem::path signing_root;     // what verification.trust_anchors names
    std::filesystem::path signing_chain;    // leaf for echo-api.amazon.com, then the intermediate
    std::filesystem::path signing_key;
    std::filesystem::path expired_chain;       // the same, wrong in one way each
    std::filesystem::path foreign_chain;       // a root that nobody trusts
    std::filesystem::path other_name_chain;    // a leaf for another name
    std::filesystem::path bad_signing_key;     // of the leaves of all three
    std::filesystem::path tls_ca;              // what outbound.ca_file names
    std::filesystem::path tls_chain;           // for the hosts of Amazon's that are played
    std::filesystem::path tls_key;
    std::filesystem::path server_chain;    // for a skill server on localhost, from the same CA
    std::filesystem::path server_key;
};

[[nodiscard]] PkiFolder pki_in(const std::filesystem::path& folder);

// Makes the folder and everything in it, keys for the owner's eyes only. What is there already and
// in date for another day stays: the signing files together, and the TLS files together.
// Errors: errors::unavailable for a file that cannot be written.
[[nodiscard]] Result<PkiFolder> prepare_pki(const std::filesystem::path& folder, TimePoint now);

}    // namespace ask::simulator
