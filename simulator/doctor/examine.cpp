#include "simulator/doctor/examine.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <utility>

#include "http/client.hpp"
#include "simulator/doctor/asking.hpp"

namespace ask::simulator::doctor {

namespace {

using http::Door;
using http::TlsVersion;
using std::chrono::seconds;

constexpr seconds look_up_limit{3};
constexpr seconds knock_limit{3};
constexpr seconds handshake_limit{4};
constexpr seconds each_version_limit{2};
constexpr std::size_t most_addresses = 4;
constexpr std::array all_versions{TlsVersion::tls10, TlsVersion::tls11, TlsVersion::tls12,
                                  TlsVersion::tls13};

Task<void> knock(Examination& seen, Deadline whole) {
    auto looking = http::addresses_of(seen.url.host, whole.capped(look_up_limit));
    seen.addresses = co_await std::move(looking);
    if (!seen.addresses) co_return;
    const Deadline deadline = whole.capped(knock_limit);
    const std::size_t count = std::min(seen.addresses->size(), most_addresses);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string address = (*seen.addresses)[i];
        const auto share = deadline.remaining() / static_cast<int>(count - i);
        Door door{.address = address, .port = seen.url.port};
        auto knocking = http::probe_tcp(std::move(door), deadline.capped(share));
        Result<Microseconds> connected = co_await std::move(knocking);
        seen.knocks.push_back({address, std::move(connected)});
    }
}

// The first address that answers.
std::optional<Door> open_door(const Examination& seen) {
    for (const Knock& one : seen.knocks) {
        if (one.connected) return Door{.address = one.address, .port = seen.url.port};
    }
    return std::nullopt;
}

// A server name is never an address.
std::string server_name(const Examination& seen) {
    const bool is_address = seen.addresses->size() == 1 && seen.addresses->front() == seen.url.host;
    return is_address ? "" : seen.url.host;
}

// OpenSSL's words for bytes that are no TLS, old ones and new ones.
bool is_no_tls(const Error& failed) {
    return failed.context.find("wrong version number") != std::string::npos ||
           failed.context.find("packet length too long") != std::string::npos;
}

// Whether a client without TLS is understood.
Task<bool> speaks_plain_http(http::Client& client, const TlsLook& look, http::Url url,
                             Deadline deadline) {
    http::OutgoingRequest request;
    url.scheme = "http";
    request.url = "http://" + http::host_field(url) + "/";
    auto sending = client.send(std::move(request), deadline.capped(each_version_limit));
    const Result<http::Response> answer = co_await std::move(sending);
    // A TLS server may say 400 to such a client, in plain HTTP.
    co_return answer && (answer->status != 400 || is_no_tls(look.usual.error()));
}

Task<void> look_at_versions(TlsLook& look, Door door, std::string name, Deadline whole) {
    for (const TlsVersion version : all_versions) {
        http::TlsOffer offer{.server_name = name,
                             .lowest = version,
                             .highest = version,
                             .ciphers = http::TlsCiphers::all};
        auto probing = http::probe_tls(door, std::move(offer), whole.capped(each_version_limit));
        Result<http::TlsReport> tried = co_await std::move(probing);
        look.versions.insert_or_assign(version, std::move(tried));
    }
    if (name.empty()) co_return;
    http::TlsOffer nameless;
    auto probing = http::probe_tls(door, std::move(nameless), whole.capped(each_version_limit));
    look.nameless = co_await std::move(probing);
}

Task<TlsLook> look_at_tls(const Examination& seen, Door door, http::Client& client,
                          Deadline whole) {
    const std::string name = server_name(seen);
    http::TlsOffer offer;
    offer.server_name = name;
    auto probing = http::probe_tls(door, std::move(offer), whole.capped(handshake_limit));
    Result<http::TlsReport> usual = co_await std::move(probing);
    TlsLook look{.usual = std::move(usual)};
    if (!look.usual) {
        auto asking = speaks_plain_http(client, look, seen.url, whole);
        look.speaks_plain_http = co_await std::move(asking);
    }
    const bool is_silent = !look.usual && look.usual.error().code == errors::timeout;
    if (look.speaks_plain_http || is_silent) co_return look;
    co_await look_at_versions(look, door, name, whole);
    co_return look;
}

// In date where there is such a path; without one it is still told apart from one that is broken.
Result<CertificatePath> path_to(const verify::TrustStore& trust, const std::string& pem,
                                TimePoint now) {
    Result<CertificatePath> dated = verify::find_trusted_path(pem, trust, now);
    return dated ? dated : verify::find_trusted_path(pem, trust, std::nullopt);
}

ChainLook look_at_chain(const Plan& plan, const std::string& pem, TimePoint now) {
    ChainLook look{.sent = verify::describe_certificates(pem), .by_system = CertificatePath{}};
    look.by_system = plan.system ? path_to(*plan.system, pem, now)
                                 : Result<CertificatePath>(std::unexpected(plan.system.error()));
    if (plan.ca) look.by_ca = path_to(*plan.ca, pem, now);
    return look;
}

Task<void> look(const Plan& plan, http::TlsClient& client, Examination& seen, Deadline deadline) {
    co_await knock(seen, deadline);
    const std::optional<Door> door = open_door(seen);
    if (!door) co_return;
    if (seen.url.scheme == "https") {
        auto looking = look_at_tls(seen, *door, client, deadline);
        seen.tls = co_await std::move(looking);
        if (!seen.tls->usual) co_return;
        seen.chain = look_at_chain(plan, seen.tls->usual->chain_pem, seen.at);
    }
    co_await ask_all(plan, client, seen, deadline);
}

// The certificate has been judged by itself; what is asked here holds no secret.
Result<std::unique_ptr<http::TlsClient>> make_client() {
    http::ClientOptions options;
    options.allow_http = true;
    options.verify_peer = false;
    options.connect_timeout = handshake_limit;
    return http::TlsClient::make(options);
}

// The context of all examinations is never destroyed: it would wait for a look-up that hangs.
boost::asio::io_context& the_context() {
    static auto* const context = new boost::asio::io_context(1);
    return *context;
}

void run(Task<void> task) {
    boost::asio::io_context& context = the_context();
    bool has_ended = false;
    std::exception_ptr failure;
    boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr thrown) {
        failure = std::move(thrown);
        has_ended = true;
    });
    context.restart();
    while (!has_ended && context.run_one() > 0) {
    }
    if (failure) std::rethrow_exception(failure);
}

}    // namespace

Result<Examination> examine(const Plan& plan) {
    Result<http::Url> url = http::parse_url(plan.url);
    if (!url) return std::unexpected(url.error());
    const auto client = make_client();
    if (!client) return std::unexpected(client.error());
    Examination seen{.url = std::move(*url), .at = SystemClock().now()};
    seen.not_signed = plan.not_signed;
    run(look(plan, **client, seen, Deadline::in(plan.limit)));
    return seen;
}

}    // namespace ask::simulator::doctor
