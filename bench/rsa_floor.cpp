#include "bench/rsa_floor.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <stdexcept>
#include <utility>
#include <vector>

namespace bench {

namespace {

template <auto Free>
struct Freed {
    template <class Thing>
    void operator()(Thing* thing) const {
        Free(thing);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

Key public_key(const std::string& pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) throw std::runtime_error("the signing certificate cannot be read");
    return Key(X509_get_pubkey(certificate.get()));
}

std::vector<unsigned char> decoded(const std::string& base64) {
    std::vector<unsigned char> bytes(base64.size());
    const auto* text = reinterpret_cast<const unsigned char*>(base64.data());
    const int size = EVP_DecodeBlock(bytes.data(), text, static_cast<int>(base64.size()));
    constexpr int signature_bytes = 256;    // RSA-2048; what is decoded beyond is padding
    if (size < signature_bytes) throw std::runtime_error("the signature is not one of RSA-2048");
    bytes.resize(signature_bytes);
    return bytes;
}

}    // namespace

struct RsaVerification::Impl {
    Key key;
    std::vector<unsigned char> signature;
    std::string body;
};

RsaVerification::RsaVerification(const std::string& certificate_pem, const std::string& signature,
                                 std::string body)
    : impl_(std::make_unique<Impl>(
          Impl{public_key(certificate_pem), decoded(signature), std::move(body)})) {}

RsaVerification::~RsaVerification() = default;

bool RsaVerification::holds() const {
    const Context context(EVP_MD_CTX_new());
    const auto* body = reinterpret_cast<const unsigned char*>(impl_->body.data());
    const auto& signature = impl_->signature;
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, impl_->key.get()) ==
               1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), body,
                            impl_->body.size()) == 1;
}

}    // namespace bench
