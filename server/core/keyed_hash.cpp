#include "core/keyed_hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace ask {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}    // namespace

std::string keyed_hash(const Secret& key, std::string_view text) {
    std::string hash(32, '\0');
    unsigned int length = 0;
    const std::string& secret = key.reveal();
    const auto* done = HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
                            bytes_of(text), text.size(), bytes_of(hash), &length);
    if (done == nullptr) throw std::runtime_error("keyed hash: OpenSSL refused");
    return hash;
}

std::string keyed_hash_text(const Secret& key, std::string_view text) {
    return base64url(keyed_hash(key, text));
}

bool same_bytes(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(bytes_of(bytes), static_cast<int>(count)) != 1) {
        throw std::runtime_error("no random bytes");
    }
    return bytes;
}

std::string base64url(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int length =
        EVP_EncodeBlock(bytes_of(text), bytes_of(bytes), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    while (text.ends_with('=')) text.pop_back();
    for (char& letter : text) {
        if (letter == '+') letter = '-';
        if (letter == '/') letter = '_';
    }
    return text;
}

}    // namespace ask
