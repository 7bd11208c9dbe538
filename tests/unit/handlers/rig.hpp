#pragma once

#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "handlers/skill.hpp"
#include "isp/monetization_client.hpp"
#include "model/envelope.hpp"
#include "model/ssml.hpp"
#include "skill/return_token.hpp"
#include "skill/skill.hpp"
#include "support/fake_client.hpp"
#include "support/fake_clock.hpp"
#include "support/run_task.hpp"

namespace ask::tests {

// Amazon's record of a product, for one test's customer.
struct Record {
    std::string type;
    std::string name;
    bool entitled = false;
    bool purchasable = true;
    int count = 0;
};

// One customer in front of the real skill: real content, Amazon's product answers from `products`.
class Rig {
 public:
    explicit Rig(std::unique_ptr<store::PersistenceAdapter> chosen = store::make_memory_adapter())
        : adapter(std::move(chosen)),
          skill_(load(), {*adapter, monetization_, clock, logger_, metrics_, quick()}) {
        client.set_answer([this](const http::OutgoingRequest&) { return answer(); });
        products["cave_quest"] = on_sale("ENTITLEMENT", "Cave Quest");
        products["five_hint_pack"] = on_sale("CONSUMABLE", "Five-Hint Pack");
        products["treasure_finders_plus"] = on_sale("SUBSCRIPTION", "Treasure Finders Plus");
    }

    // Nobody waits for a record that a test never changes.
    static skill::SalesOptions quick() {
        skill::SalesOptions sales;
        sales.entitlement_pauses = {std::chrono::milliseconds{0}};
        return sales;
    }
    static Record on_sale(std::string type, std::string name) {
        return {std::move(type), std::move(name), false, true, 0};
    }

    // Loaded once: reading and linting the content takes a while.
    static skill::Registry load() {
        static const auto registry =
            handlers::make_skill(std::string(SKILLD_SOURCE_DIR) + "/config");
        if (!registry) throw std::runtime_error(registry.error().context);
        return *registry;
    }

    std::map<std::string, Record> products;
    bool products_fail = false;
    std::string locale = "en-US";
    Json session = Json::object();    // attributes
    bool new_session = true;
    FakeClient client;
    FakeClock clock{TimePoint(std::chrono::seconds{1'768'469'400})};    // 2026-01-15T09:30:00Z
    std::unique_ptr<store::PersistenceAdapter> adapter;

    model::Response send(Json request) {
        request["requestId"] = "amzn1.echo-api.request." + std::to_string(++requests_);
        request["timestamp"] = "2026-01-15T09:30:00Z";
        request["locale"] = locale;
        Json envelope{{"version", "1.0"},
                      {"context", {{"System", system()}}},
                      {"request", std::move(request)}};
        if (with_session) {
            envelope["session"] = {{"new", new_session},
                                   {"sessionId", "session." + std::to_string(sessions_)},
                                   {"application", {{"applicationId", "amzn1.ask.skill.1"}}},
                                   {"user", {{"userId", user}}},
                                   {"attributes", session}};
        }
        auto parsed = model::parse_request_envelope(envelope.dump());
        const Deadline deadline = Deadline::in(std::chrono::seconds{5});
        outcome = run_task(skill_.invoke(std::move(*parsed), deadline), context_);
        after();
        return outcome->envelope.response;
    }

    model::Response launch() {
        begin();
        return send({{"type", "LaunchRequest"}});
    }
    model::Response intent(const std::string& name, Json slots = Json::object()) {
        return send(
            {{"type", "IntentRequest"}, {"intent", {{"name", name}, {"slots", std::move(slots)}}}});
    }
    model::Response say(const std::string& name, const std::string& slot, const std::string& id) {
        return intent(name, matched(slot, {id}));
    }
    model::Response yes() { return intent("AMAZON.YesIntent"); }
    model::Response no() { return intent("AMAZON.NoIntent"); }
    // Alexa comes back from the flow that was started last, or from one whose directive carried the
    // skill's token `sent`.
    model::Response come_back(const std::string& flow, const std::string& result,
                              const std::string& product, std::optional<std::string> sent = {}) {
        begin();
        return send({{"type", "Connections.Response"},
                     {"name", flow},
                     {"status", {{"code", "200"}, {"message", "OK"}}},
                     {"payload", {{"purchaseResult", result}, {"productId", "id." + product}}},
                     {"token", sent ? signed_token(*sent, product) : token}});
    }
    // What the server makes of the skill's token; one that the server made stays as it is.
    std::string signed_token(const std::string& text, const std::string& product) {
        if (text == token) return text;
        auto asking = adapter->shared_key(Deadline::in(std::chrono::seconds{5}));
        const Result<Secret> key = run_task(std::move(asking), context_);
        return skill::sign_token(*key, UserId(user), ProductId("id." + product),
                                 {"nonce", clock.now() + std::chrono::minutes{1}, text});
    }
    void begin() {
        session = Json::object();
        new_session = true;
        ++sessions_;
    }

    static Json matched(const std::string& slot, const std::vector<std::string>& ids) {
        Json values = Json::array();
        for (const auto& id : ids) values.push_back({{"value", {{"name", id}, {"id", id}}}});
        return filled(slot, {{"status", {{"code", "ER_SUCCESS_MATCH"}}}, {"values", values}});
    }
    static Json unmatched(const std::string& slot) {
        return filled(slot, {{"status", {{"code", "ER_SUCCESS_NO_MATCH"}}}});
    }
    static Json empty(const std::string& slot) { return {{slot, {{"name", slot}}}}; }

    Json persistent() {
        auto loading =
            adapter->load(UserId(user), RequestId(), Deadline::in(std::chrono::seconds{5}));
        return Json::parse(run_task(std::move(loading), context_)->customer.attributes);
    }

    std::string user = "amzn1.ask.account.A";
    bool with_session = true;
    std::optional<skill::Outcome> outcome;
    std::string token;    // of the directive sent last

 private:
    static Json filled(const std::string& slot, Json resolution) {
        return {{slot,
                 {{"name", slot},
                  {"value", "something"},
                  {"resolutions", {{"resolutionsPerAuthority", {std::move(resolution)}}}}}}};
    }
    Json system() const {
        return {{"application", {{"applicationId", "amzn1.ask.skill.1"}}},
                {"user", {{"userId", user}}},
                {"apiEndpoint", "https://api.amazonalexa.com"},
                {"apiAccessToken", "token"}};
    }
    Result<http::Response> answer() const {
        if (products_fail) return fail(errors::unavailable, "no products today");
        Json list = Json::array();
        for (const auto& [name, record] : products) {
            list.push_back({{"productId", "id." + name},
                            {"referenceName", name},
                            {"type", record.type},
                            {"name", record.name},
                            {"summary", record.name + " & what it holds."},
                            {"entitled", record.entitled ? "ENTITLED" : "NOT_ENTITLED"},
                            {"purchasable", record.purchasable ? "PURCHASABLE" : "NOT_PURCHASABLE"},
                            {"activeEntitlementCount", record.count}});
        }
        return http_answer(200, Json{{"inSkillProducts", list}, {"isTruncated", false}}.dump());
    }
    void after() {
        new_session = false;
        session = outcome->envelope.session_attributes;
        if (!session.is_object()) session = Json::object();
        for (const auto& directive : outcome->envelope.response.directives) {
            if (const auto* sent = std::get_if<model::PurchaseDirective>(&directive)) {
                token = sent->token;
            }
        }
    }

    boost::asio::io_context context_;
    Logger logger_{LogOptions{.level = LogLevel::off, .format = LogFormat::text}};
    Metrics metrics_;
    isp::MonetizationClient monetization_{client, logger_, metrics_, {}};
    skill::Skill skill_;
    int requests_ = 0;
    int sessions_ = 0;
};

// What is heard, without tags.
inline std::string heard(const model::Response& response) {
    return response.speech ? model::strip_ssml(response.speech->text) : std::string();
}

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// The purchase directive of an answer, if it has one.
inline std::optional<model::PurchaseDirective> directive_of(const model::Response& response) {
    for (const auto& directive : response.directives) {
        if (const auto* purchase = std::get_if<model::PurchaseDirective>(&directive)) {
            return *purchase;
        }
    }
    return std::nullopt;
}

inline bool is_open(const model::Response& response) {
    return response.should_end_session == false && response.speech && response.reprompt;
}

}    // namespace ask::tests
