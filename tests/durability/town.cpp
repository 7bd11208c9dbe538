#include "durability/town.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <future>
#include <stdexcept>
#include <utility>

#include "durability/answers.hpp"
#include "simulator/calling.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::tests {

namespace {

constexpr std::chrono::seconds alexas_patience{8};
constexpr const char* skill_id = "amzn1.ask.skill.11111111-2222-4333-8444-555555555555";
const Locale locale("en-US");

template <class T>
T need(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().context);
    return std::move(*result);
}

// Owns what it sends for as long as it takes.
Task<Result<http::Response>> send(http::Client& client, http::OutgoingRequest request) {
    auto sending = client.send(std::move(request), Deadline::in(alexas_patience));
    co_return co_await std::move(sending);
}

simulator::PurchaseOutcome success() {
    return {.result = model::PurchaseResult::accepted, .message = "", .alexa_says = ""};
}

}    // namespace

Town::Town()
    : pki_(need(simulator::prepare_pki(folder_.path() / "pki", clock_.now()))),
      skill_(need(simulator::load_skill(SKILLD_SOURCE_DIR "/config/skill-package",
                                        ApplicationId(skill_id)))),
      stand_in_(need(simulator::StandIn::make(
          {.pki = pki_, .amazon_port = 0, .album = std::nullopt}, skill_))),
      world_(stand_in_->open_world()),
      threads_(std::make_unique<IoThreads>(IoThreadsOptions{.count = 1}, quiet_)) {
    http::ClientOptions options;
    options.ca_file = pki_.tls_ca;
    options.allow_http = true;
    client_ = need(http::TlsClient::make(options));
    threads_->start();
}

Town::~Town() {
    threads_->stop();
    threads_->join();
    client_.reset();
}

Variables Town::variables() const {
    return {{"SKILLD_SERVER__ADDRESS", "127.0.0.1"},
            {"SKILLD_SERVER__PORT", "0"},
            {"SKILLD_SERVER__TLS__CERTIFICATE_CHAIN", pki_.server_chain.string()},
            {"SKILLD_SERVER__TLS__PRIVATE_KEY", pki_.server_key.string()},
            {"SKILLD_ADMIN__PORT", "0"},
            {"SKILLD_VERIFICATION__TRUST_ANCHORS", pki_.signing_root.string()},
            {"SKILLD_OUTBOUND__CA_FILE", pki_.tls_ca.string()},
            {"SKILLD_OUTBOUND__RESOLVE", Json(stand_in_->addresses()).dump()},
            {"SKILLD_LOG__LEVEL", "warning"}};
}

Caller Town::join() {
    const simulator::Customer customer = simulator::new_customer();
    return amazon().with([&](simulator::Amazon& shop) {
        shop.customers[customer.user] = customer;
        return simulator::caller_of(shop, {.user = customer.user,
                                           .application_id = ApplicationId(skill_id),
                                           .locale = locale,
                                           .now = clock_.now()});
    });
}

void Town::count_hint_packs(const Caller& who, int more) {
    amazon().with([&](simulator::Amazon& shop) {
        shop.customers.at(who.user).holdings[ReferenceName(hint_pack)].count += more;
    });
}

int Town::counted_hint_packs(const Caller& who) {
    return amazon().with([&](simulator::Amazon& shop) {
        return shop.customers.at(who.user).holding(ReferenceName(hint_pack)).count;
    });
}

std::string Town::in_a_session(const Caller& who, const std::string& intent, Json attributes) {
    simulator::SessionState session = simulator::new_session();
    session.is_new = attributes.empty();
    session.attributes = std::move(attributes);
    simulator::Understood understood{.intent = intent, .slots = {}};
    if (intent == "BuyIntent") {
        understood = simulator::understand(skill_.models.at(locale), locale, "get hints").value();
    }
    const TimePoint at = now();
    Json request = simulator::intent_request(who, at, skill_.models.at(locale), understood);
    return simulator::envelope(who, session, std::move(request)).dump();
}

std::string Town::buy_hints(const Caller& who) {
    return in_a_session(who, "BuyIntent", Json::object());
}

std::string Town::how_many_hints(const Caller& who) {
    return in_a_session(who, "HintInventoryIntent", Json::object());
}

std::string Town::help(const Caller& who) {
    return in_a_session(who, "AMAZON.HelpIntent", Json::object());
}

std::string Town::use_hint(const Caller& who, int scene) {
    const Json place{
        {"adventure", "old_lighthouse"}, {"scene", scene}, {"found", 0}, {"hinted", false}};
    return in_a_session(who, "HintIntent",
                        {{"awaiting", "scene"}, {"subject", ""}, {"listed", 0U}, {"place", place}});
}

std::string Town::accepted(const Caller& who, const PurchaseOrder& order) {
    Json request = simulator::connections_response(who, now(), order, success());
    return simulator::envelope(who, simulator::new_session(), std::move(request)).dump();
}

http::OutgoingRequest Town::sign(const Letter& letter) {
    const simulator::SigningIdentity signer = amazon().with(
        [](const simulator::Amazon& shop) { return simulator::signing_identity(shop); });
    return simulator::signed_request(letter.url, letter.body, signer);
}

Result<http::Response> Town::post(const Letter& letter) {
    return std::move(post_at_once({letter}).front());
}

std::vector<Result<http::Response>> Town::post_at_once(const std::vector<Letter>& letters) {
    std::vector<http::OutgoingRequest> requests;
    for (const Letter& letter : letters) requests.push_back(sign(letter));
    std::vector<std::future<Result<http::Response>>> answers;
    for (http::OutgoingRequest& request : requests) {
        auto sending = send(*client_, std::move(request));
        answers.push_back(boost::asio::co_spawn(threads_->context(0), std::move(sending),
                                                boost::asio::use_future));
    }
    std::vector<Result<http::Response>> all;
    for (auto& answer : answers) all.push_back(answer.get());
    return all;
}

unsigned Town::status_of(const std::string& url) {
    http::OutgoingRequest request;
    request.url = url;
    auto sending = send(*client_, std::move(request));
    auto coming =
        boost::asio::co_spawn(threads_->context(0), std::move(sending), boost::asio::use_future);
    const Result<http::Response> answer = coming.get();
    return answer ? answer->status : 0;
}

Town& town() {
    static Town only;
    return only;
}

}    // namespace ask::tests
