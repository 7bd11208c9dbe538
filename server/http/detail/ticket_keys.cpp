#include "http/detail/ticket_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <bitset>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "core/text_file.hpp"

namespace ask::http::detail {

namespace {

constexpr std::size_t key_size = 80;
constexpr std::size_t base64_size = 108;    // of one key, with its one "="
constexpr std::string_view remedy =
    "keys of 80 random bytes, raw or in base64 on a line each, as of "
    "`openssl rand -base64 80 | tr -d '\\n'`, would be right";

TicketKey key_at(const unsigned char* bytes) {
    TicketKey key{};
    std::copy_n(bytes, key.name.size(), key.name.begin());
    std::copy_n(bytes + 16, key.hmac.size(), key.hmac.begin());
    std::copy_n(bytes + 48, key.aes.size(), key.aes.begin());
    return key;
}

std::optional<TicketKey> key_of_line(std::string_view line) {
    if (line.size() != base64_size || line.find('=') != line.size() - 1) return std::nullopt;
    std::array<unsigned char, base64_size> bytes{};
    const auto* text = reinterpret_cast<const unsigned char*>(line.data());
    // OpenSSL counts the byte that the "=" stands for.
    const int decoded = EVP_DecodeBlock(bytes.data(), text, static_cast<int>(line.size()));
    std::optional<TicketKey> key;
    if (static_cast<std::size_t>(decoded) == key_size + 1) key = key_at(bytes.data());
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

std::optional<TicketKeys> keys_of_lines(std::string_view text) {
    TicketKeys keys;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        const auto key = key_of_line(line);
        if (!key) return std::nullopt;
        keys.push_back(*key);
    }
    return keys;
}

// Text that happens to be as long as keys are is none, and neither is an empty disk's block.
bool may_be_random(std::string_view bytes) {
    constexpr std::size_t fewest_values = 24;    // of 80 random bytes some 69 differ
    std::bitset<256> values;
    for (const char byte : bytes) values.set(static_cast<unsigned char>(byte));
    const bool is_text = std::ranges::all_of(bytes, [](char c) {
        return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t';
    });
    return !is_text && values.count() >= fewest_values;
}

TicketKeys raw_keys(std::string_view bytes) {
    TicketKeys keys;
    for (; !bytes.empty(); bytes.remove_prefix(key_size)) {
        keys.push_back(key_at(reinterpret_cast<const unsigned char*>(bytes.data())));
    }
    return keys;
}

// Forgets the keys when the last user of the context has gone. As OpenSSL wants it:
// NOLINTNEXTLINE(readability-function-size)
void free_keys(void*, void* keys, CRYPTO_EX_DATA*, int, long, void*) {
    auto* held = static_cast<TicketKeys*>(keys);
    if (held == nullptr) return;
    OPENSSL_cleanse(held->data(), held->size() * sizeof(TicketKey));
    delete held;
}

int keys_index() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, free_keys);
    return index;
}

bool set_hmac(EVP_MAC_CTX* hmac, const TicketKey& key) {
    std::array<char, 7> digest{"SHA256"};
    std::array<unsigned char, 32> bytes = key.hmac;    // OpenSSL asks for what it may write to
    const std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, bytes.data(), bytes.size()),
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    const bool set = EVP_MAC_CTX_set_params(hmac, parameters.data()) == 1;
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return set;
}

// What OpenSSL wants to hear of its callback.
constexpr int fault = -1;
constexpr int unknown_key = 0;
constexpr int usable = 1;
constexpr int usable_and_renew = 2;

struct Ticket {
    unsigned char* name;
    unsigned char* iv;
    EVP_CIPHER_CTX* cipher;
    EVP_MAC_CTX* hmac;
};

int encrypt(const Ticket& ticket, const TicketKey& key) {
    std::ranges::copy(key.name, ticket.name);
    if (RAND_bytes(ticket.iv, EVP_MAX_IV_LENGTH) != 1) return fault;
    const bool ready = EVP_EncryptInit_ex(ticket.cipher, EVP_aes_256_cbc(), nullptr, key.aes.data(),
                                          ticket.iv) == 1 &&
                       set_hmac(ticket.hmac, key);
    return ready ? usable : fault;
}

int decrypt(const Ticket& ticket, const TicketKeys& keys, bool is_tls13) {
    const auto named = [&](const TicketKey& key) {
        return std::equal(key.name.begin(), key.name.end(), ticket.name);
    };
    const auto key = std::ranges::find_if(keys, named);
    if (key == keys.end()) return unknown_key;
    const bool ready =
        set_hmac(ticket.hmac, *key) && EVP_DecryptInit_ex(ticket.cipher, EVP_aes_256_cbc(), nullptr,
                                                          key->aes.data(), ticket.iv) == 1;
    if (!ready) return fault;
    // A client of TLS 1.3 uses a ticket once, and wants another for the next time.
    return is_tls13 || key != keys.begin() ? usable_and_renew : usable;
}

// As OpenSSL wants it: NOLINTNEXTLINE(readability-function-size)
int on_ticket(SSL* ssl, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
              EVP_MAC_CTX* hmac, int encrypting) {
    const auto* keys =
        static_cast<const TicketKeys*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), keys_index()));
    if (keys == nullptr || keys->empty()) return fault;
    const Ticket ticket{.name = name, .iv = iv, .cipher = cipher, .hmac = hmac};
    if (encrypting == 1) return encrypt(ticket, keys->front());
    return decrypt(ticket, *keys, SSL_version(ssl) == TLS1_3_VERSION);
}

}    // namespace

Result<TicketKeys> parse_ticket_keys(std::string_view bytes) {
    auto keys = keys_of_lines(bytes);
    if (!keys && bytes.size() % key_size == 0 && may_be_random(bytes)) keys = raw_keys(bytes);
    if (!keys || keys->empty()) {
        return fail(errors::invalid, "holds no keys, " + std::string(remedy));
    }
    if (keys->size() <= most_ticket_keys) return std::move(*keys);
    return fail(errors::invalid, "holds " + std::to_string(keys->size()) + " keys, " +
                                     std::to_string(most_ticket_keys) + " at most would be right");
}

Result<TicketKeys> read_ticket_keys(const std::filesystem::path& file) {
    Result<std::string> bytes = read_text_file(file, 64U << 10U);
    if (!bytes) return fail(errors::invalid, bytes.error().context);
    Result<TicketKeys> keys = parse_ticket_keys(*bytes);
    OPENSSL_cleanse(bytes->data(), bytes->size());
    if (!keys) return fail(errors::invalid, file.string() + ' ' + keys.error().context);
    return keys;
}

void use_ticket_keys(SSL_CTX* context, TicketKeys keys) {
    // Sessions of one replica are those of the next: the same name for all.
    constexpr std::string_view everywhere = "skilld";
    const auto* id = reinterpret_cast<const unsigned char*>(everywhere.data());
    SSL_CTX_set_session_id_context(context, id, static_cast<unsigned>(everywhere.size()));
    auto held = std::make_unique<TicketKeys>(std::move(keys));
    if (SSL_CTX_set_ex_data(context, keys_index(), held.get()) != 1) throw std::bad_alloc();
    static_cast<void>(held.release());
    SSL_CTX_set_tlsext_ticket_key_evp_cb(context, on_ticket);
    SSL_CTX_set_num_tickets(context, 1);
}

void use_no_tickets(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
}

}    // namespace ask::http::detail
