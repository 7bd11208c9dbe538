#include "simulator/signing_chains.hpp"

#include <array>
#include <filesystem>
#include <stdexcept>

#include "core/text_file.hpp"

namespace ask::simulator {

namespace {

Result<SigningKey> read_key(const std::filesystem::path& file) {
    const Result<std::string> pem = read_text_file(file);
    if (!pem) return propagate(pem, "signing key");
    try {
        return SigningKey(*pem);
    } catch (const std::runtime_error& wrong) {    // OpenSSL's words
        return fail(errors::invalid, file.string() + ": " + wrong.what());
    }
}

}    // namespace

Result<std::shared_ptr<const SigningChains>> load_signing_chains(const PkiFolder& pki) {
    const Result<SigningKey> good = read_key(pki.signing_key);
    if (!good) return std::unexpected(good.error());
    const Result<SigningKey> bad = read_key(pki.bad_signing_key);
    if (!bad) return std::unexpected(bad.error());
    struct Source {
        Certificates certificates;
        const std::filesystem::path& chain;
        const SigningKey& key;
    };
    const std::array sources{
        Source{Certificates::good, pki.signing_chain, *good},
        Source{Certificates::expired, pki.expired_chain, *bad},
        Source{Certificates::foreign, pki.foreign_chain, *bad},
        Source{Certificates::other_name, pki.other_name_chain, *bad},
    };
    auto chains = std::make_shared<SigningChains>();
    for (const Source& source : sources) {
        const Result<std::string> pem = read_text_file(source.chain);
        if (!pem) return propagate(pem, "signing chain");
        chains->emplace(source.certificates, SigningChain{*pem, source.key});
    }
    return chains;
}

}    // namespace ask::simulator
