#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/result.hpp"
#include "simulator/pki.hpp"
#include "simulator/pki_folder.hpp"
#include "simulator/trouble.hpp"

namespace ask::simulator {

// What the certificate host shows, and the key of its leaf.
struct SigningChain {
    std::string chain_pem;
    SigningKey key;
};

using SigningChains = std::map<Certificates, SigningChain>;

// By whom a request is signed, as it was at the moment when it was made.
struct SigningIdentity {
    std::string certificate_url;
    SigningKey key;
};

// The chains of a folder, their keys read once for all requests. Errors: errors::not_found,
// errors::invalid for a file that holds no key.
[[nodiscard]] Result<std::shared_ptr<const SigningChains>> load_signing_chains(
    const PkiFolder& pki);

}    // namespace ask::simulator
