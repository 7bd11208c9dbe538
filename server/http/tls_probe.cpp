#include "http/tls_probe.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <boost/asio/this_coro.hpp>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>

#include "http/client.hpp"
#include "http/detail/dialer.hpp"
#include "http/detail/tls_layer.hpp"

namespace ask::http {

namespace {

using detail::Progress;
using detail::SslContext;
using detail::Stream;
using detail::Tcp;
using detail::TlsLayer;
using Stopwatch = std::chrono::steady_clock;

struct Version {
    TlsVersion version;
    int number;
    std::string_view name;
};

constexpr std::array versions{Version{TlsVersion::tls10, TLS1_VERSION, "TLS 1.0"},
                              Version{TlsVersion::tls11, TLS1_1_VERSION, "TLS 1.1"},
                              Version{TlsVersion::tls12, TLS1_2_VERSION, "TLS 1.2"},
                              Version{TlsVersion::tls13, TLS1_3_VERSION, "TLS 1.3"}};

int number_of(TlsVersion version) {
    return std::ranges::find(versions, version, &Version::version)->number;
}

TlsVersion version_of(int number) {
    const auto* const found = std::ranges::find(versions, number, &Version::number);
    return found == versions.end() ? TlsVersion::tls10 : found->version;
}

std::chrono::microseconds since(Stopwatch::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Stopwatch::now() - start);
}

// What the server said in passing.
struct Remarks {
    bool warned_of_name = false;
    bool asked_for_certificate = false;
};

// The parameters are OpenSSL's.
// NOLINTNEXTLINE(readability-function-size)
void free_remarks(void*, void* remarks, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<Remarks*>(remarks);
}

// The context owns them, and every connection keeps its context: an alert that comes when nobody
// waits for it any more still has a place.
int remarks_index() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, free_remarks);
    return index;
}

Remarks& remarks_in(SSL_CTX* context) {
    return *static_cast<Remarks*>(SSL_CTX_get_ex_data(context, remarks_index()));
}

// OpenSSL tells of each alert; the one that matters is a warning, after which the handshake goes
// on.
void note_alert(const SSL* ssl, int where, int alert) {
    constexpr int warning_of_name = SSL3_AL_WARNING << 8 | SSL_AD_UNRECOGNIZED_NAME;
    if (where != SSL_CB_READ_ALERT || alert != warning_of_name) return;
    remarks_in(SSL_get_SSL_CTX(ssl)).warned_of_name = true;
}

// We have none; 0 goes on without.
int note_wish_for_certificate(SSL* ssl, X509**, EVP_PKEY**) {
    remarks_in(SSL_get_SSL_CTX(ssl)).asked_for_certificate = true;
    return 0;
}

// Nothing is judged here, so that no verdict is told as the reason of another failure.
int judge_nothing(X509_STORE_CTX* store, void*) {
    X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

void listen_to_server(SSL_CTX* context) {
    auto remarks = std::make_unique<Remarks>();
    if (SSL_CTX_set_ex_data(context, remarks_index(), remarks.get()) != 1) throw std::bad_alloc();
    (void)remarks.release();
    SSL_CTX_set_info_callback(context, note_alert);
    SSL_CTX_set_client_cert_cb(context, note_wish_for_certificate);
    SSL_CTX_set_cert_verify_callback(context, judge_nothing, nullptr);
}

// Level 0 lets weak keys and old versions be seen, instead of failing on our side.
const char* cipher_list(TlsCiphers ciphers) {
    if (ciphers == TlsCiphers::all) return "ALL:!aNULL:!eNULL@SECLEVEL=0";
    return "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:ECDHE+AES:DHE+AES:RSA+AESGCM:RSA+AES:"
           "!aNULL:!eNULL:!PSK:!SRP:!DSS:!AESCCM@SECLEVEL=0";
}

Result<SslContext> onlookers_context(const TlsOffer& offer) {
    SslContext context(SSL_CTX_new(TLS_client_method()), [](SSL_CTX* made) { SSL_CTX_free(made); });
    if (!context) throw std::bad_alloc();
    SSL_CTX* raw = context.get();
    SSL_CTX_set_security_level(raw, 0);
    SSL_CTX_set_verify(raw, SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_options(raw, SSL_OP_LEGACY_SERVER_CONNECT);
    listen_to_server(raw);
    const bool can = SSL_CTX_set_cipher_list(raw, cipher_list(offer.ciphers)) == 1 &&
                     SSL_CTX_set_min_proto_version(raw, number_of(offer.lowest)) == 1 &&
                     SSL_CTX_set_max_proto_version(raw, number_of(offer.highest)) == 1;
    ERR_clear_error();
    if (can) return context;
    return fail(errors::unavailable, "the OpenSSL of this machine cannot offer it");
}

std::string to_pem(const STACK_OF(X509) * chain) {
    const std::unique_ptr<BIO, void (*)(BIO*)> bio(BIO_new(BIO_s_mem()), BIO_free_all);
    if (!bio) throw std::bad_alloc();
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        PEM_write_bio_X509(bio.get(), sk_X509_value(chain, i));
    }
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

// What a handshake that failed comes to.
Error failure(Progress shaken, const TlsLayer& layer, const Remarks& remarks) {
    if (shaken == Progress::timed_out) return {errors::timeout, "TLS handshake"};
    if (remarks.asked_for_certificate) {
        return {tls_failed, "TLS handshake: " + std::string(wants_client_certificate)};
    }
    if (shaken != Progress::distrusted) {
        return {connection_broken, "TLS handshake: cut off by the server"};
    }
    const bool is_ours = layer.fault().find("no protocols available") != std::string::npos;
    return {is_ours ? errors::unavailable : tls_failed, "TLS handshake: " + layer.fault()};
}

Result<Tcp::endpoint> endpoint_of(const Door& door) {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(door.address, failed);
    if (failed) return fail(connect_failed, door.address + " is not an address");
    return Tcp::endpoint(address, door.port);
}

Task<Result<std::shared_ptr<Stream>>> connect(Door door, Deadline deadline) {
    const Result<Tcp::endpoint> to = endpoint_of(door);
    if (!to) co_return std::unexpected(to.error());
    const Executor executor = co_await boost::asio::this_coro::executor;
    auto stream = std::make_shared<Stream>(Tcp::socket(executor));
    const Progress connected = co_await stream->connect(*to, deadline);
    const std::string doing = "connect to " + door.address;
    if (connected == Progress::timed_out) co_return fail(errors::timeout, doing);
    if (connected == Progress::done) co_return stream;
    co_return fail(connect_failed, doing + ": refused or unreachable");
}

}    // namespace

std::string_view name_of(TlsVersion version) {
    return std::ranges::find(versions, version, &Version::version)->name;
}

Task<Result<std::vector<std::string>>> addresses_of(std::string host, Deadline deadline) {
    Url url{.scheme = "https", .host = std::move(host), .port = 443, .target = "/"};
    auto finding = detail::find_addresses(std::move(url), deadline);
    const Result<detail::Endpoints> found = co_await std::move(finding);
    if (!found) co_return std::unexpected(found.error());
    std::vector<std::string> addresses;
    for (const Tcp::endpoint& one : *found) {
        const std::string text = one.address().to_string();
        if (std::ranges::find(addresses, text) == addresses.end()) addresses.push_back(text);
    }
    co_return addresses;
}

Task<Result<std::chrono::microseconds>> probe_tcp(Door door, Deadline deadline) {
    const auto start = Stopwatch::now();
    auto connecting = connect(std::move(door), deadline);
    const auto stream = co_await std::move(connecting);
    if (!stream) co_return std::unexpected(stream.error());
    co_return since(start);
}

Task<Result<TlsReport>> probe_tls(Door door, TlsOffer offer, Deadline deadline) {
    const Result<SslContext> context = onlookers_context(offer);
    if (!context) co_return std::unexpected(context.error());
    auto connecting = connect(std::move(door), deadline);
    const auto stream = co_await std::move(connecting);
    if (!stream) co_return std::unexpected(stream.error());
    auto layer = TlsLayer::onlooker(context->get(), (*stream)->native(), offer.server_name);
    const TlsLayer& tls = *layer;
    (*stream)->use(std::move(layer));
    const auto start = Stopwatch::now();
    const Progress shaken = co_await (*stream)->handshake(deadline);
    const auto took = since(start);
    const Remarks& remarks = remarks_in(context->get());
    if (shaken != Progress::done) co_return std::unexpected(failure(shaken, tls, remarks));
    co_return TlsReport{.version = version_of(SSL_version(tls.ssl())),
                        .cipher = SSL_get_cipher_name(tls.ssl()),
                        .chain_pem = to_pem(SSL_get_peer_cert_chain(tls.ssl())),
                        .warned_of_name = remarks.warned_of_name,
                        .asked_for_certificate = remarks.asked_for_certificate,
                        .handshake = took};
}

}    // namespace ask::http
