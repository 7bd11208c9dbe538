#include <catch2/catch_test_macros.hpp>
#include <string>

#include "skill/skill.hpp"
#include "support/fake_adapter.hpp"
#include "support/skill_bench.hpp"
#include "unit/skill/faulty_handlers.hpp"

using namespace ask;
using namespace ask::tests;
using skill::PurchaseFlow;
using skill::PurchaseResult;

// What changes is committed as a whole, once, whoever else changes it and however often it comes.

namespace {

Task<Result<Response>> count_up(HandlerInput& input) {
    Result<Json*> attributes = co_await input.attributes().persistent();
    if (!attributes) co_return propagate(attributes, "count");
    Json& count = (**attributes)["count"];
    count = count.is_number() ? count.get<int>() + 1 : 1;
    co_return input.respond().speak(std::to_string(count.get<int>())).build();
}

Task<Result<Response>> sell(HandlerInput& input) {
    input.session_attributes()["scene"] = 3;
    input.session_attributes()["scrap"] = input.resource<std::string>();
    co_return input.respond().buy(ProductId("amzn1.adg.product.1"), "scene-3").build();
}

// Says where the customer was: by the token, by the session.
Task<Result<Response>> come_back(HandlerInput& input) {
    Result<Json*> attributes = co_await input.attributes().persistent();
    if (!attributes) co_return propagate(attributes, "come back");
    (**attributes)["returns"] = (*attributes)->value("returns", 0) + 1;
    const auto& answer = input.request<model::ConnectionsResponse>();
    const int scene = input.session_attributes().value("scene", 0);
    const std::string where = answer.token.empty() ? "nowhere" : answer.token;
    co_return input.respond()
        .speak(where + " " + std::to_string(scene) + " " +
               std::to_string((*attributes)->value("returns", 0)))
        .build();
}

skill::Registry kept_routes() {
    skill::Registry all;
    all.on_launch(count_up).fallback(hello).on_error(apology);
    all.on_event("AlexaSkillEvent.SkillDisabled", count_up);
    all.on_intent("Buy", sell);
    for (const PurchaseResult result : model::purchase_results) {
        all.on_purchase(PurchaseFlow::buy, result, come_back);
    }
    return all;
}

struct Kept {
    FakeAdapter* adapter = new FakeAdapter;    // the bench's
    SkillBench bench{std::unique_ptr<store::PersistenceAdapter>(adapter)};
    skill::Registry all = kept_routes();
    int requests = 0;

    // What the session holds besides, when a purchase ends it.
    explicit Kept(std::string scrap = "") {
        all.share(std::make_shared<const std::string>(std::move(scrap)));
    }
    skill::Outcome send(Json request, const std::string& id = {}) {
        request["requestId"] = id.empty() ? "r" + std::to_string(++requests) : id;
        return bench.ask(all, alexa_envelope(std::move(request)));
    }
    std::string sold_token() {
        const Json body = Json::parse(send(intent_request("Buy")).body);
        return body.at("response").at("directives").at(0).at("token").get<std::string>();
    }
    skill::Outcome back(const std::string& token, const std::string& id = {}) {
        Json request = connections_response("Buy", "DECLINED");
        request["token"] = token;
        return send(std::move(request), id);
    }
};

}    // namespace

TEST_CASE("a handler is run again on what is stored now when somebody else changed it") {
    Kept kept;
    kept.adapter->commit_failure = Error{errors::conflict, "changed meanwhile"};
    kept.adapter->failing_commits = 3;
    const auto outcome = kept.send(launch_request());
    CHECK_FALSE(outcome.error);
    CHECK(ssml_of(outcome) == "<speak>1</speak>");
    CHECK(kept.adapter->loads == 4);
    CHECK(kept.adapter->commits == 4);
    CHECK(kept.bench.metrics.value("skilld_commits_repeated_total") == 3);
}

TEST_CASE("a customer who is changed without end hears an apology") {
    Kept kept;
    kept.adapter->commit_failure = Error{errors::conflict, "changed meanwhile"};
    const auto outcome = kept.send(launch_request());
    REQUIRE(outcome.error);
    CHECK(outcome.error->code == errors::conflict);
    CHECK(kept.adapter->commits == 8);
}

TEST_CASE("a store that fails is not asked again, and nothing is said that was not kept") {
    Kept kept;
    kept.adapter->commit_failure = Error{errors::unavailable, "disk full"};
    const auto outcome = kept.send(launch_request());
    REQUIRE(outcome.error);
    CHECK(outcome.error->code == errors::unavailable);
    CHECK(kept.adapter->commits == 1);
}

TEST_CASE("the author's token comes back from a purchase, and so does the session") {
    Kept kept;
    const std::string token = kept.sold_token();
    CHECK(token != "scene-3");
    CHECK(ssml_of(kept.back(token)) == "<speak>scene-3 3 1</speak>");
}

TEST_CASE("a session that is too long to be kept does not keep the customer from coming back") {
    Kept kept(std::string(25 * 1'024, 'x'));
    CHECK(ssml_of(kept.back(kept.sold_token())) == "<speak>scene-3 0 1</speak>");
}

TEST_CASE("bytes that are no text do not keep a session from being kept") {
    Kept kept("\xff");
    CHECK(ssml_of(kept.back(kept.sold_token())) == "<speak>scene-3 3 1</speak>");
}

TEST_CASE("a forged, foreign or stale token is a fresh start") {
    Kept kept;
    std::string forged = kept.sold_token();
    const std::string token = forged;
    forged.back() = '4';
    CHECK(ssml_of(kept.back(forged)) == "<speak>nowhere 0 1</speak>");
    CHECK(ssml_of(kept.back("scene-3")) == "<speak>nowhere 0 2</speak>");
    kept.bench.clock.advance(std::chrono::hours{2});
    CHECK(ssml_of(kept.back(token)) == "<speak>nowhere 0 3</speak>");
}

TEST_CASE("a second copy of Alexa's answer has no effect and gets the first one's answer") {
    Kept kept;
    const std::string token = kept.sold_token();
    const auto first = kept.back(token, "same");
    const auto second = kept.back(token, "same");
    CHECK(second.body == first.body);
    CHECK(second.repeated);
    CHECK(second.route == "purchase Buy DECLINED");
    CHECK(Json::parse(kept.adapter->customer.attributes).at("returns") == 1);
    CHECK(kept.bench.metrics.value("skilld_requests_total", {{"route", "purchase Buy DECLINED"},
                                                             {"outcome", "repeated"}}) == 1);
}

TEST_CASE("an answer whose commit is not known to have happened is found out, not done twice") {
    Kept kept;
    const std::string token = kept.sold_token();
    const auto first = kept.back(token, "same");
    // As a commit that arrived, and whose acknowledgement did not.
    kept.adapter->commit_failure = Error{errors::timeout, "no word from the database"};
    kept.adapter->failing_commits = 1;
    const auto second = kept.back(token, "same");
    CHECK_FALSE(second.error);
    CHECK(second.body == first.body);
}

TEST_CASE("a purchase is not begun while its way back cannot be kept") {
    Kept kept;
    kept.adapter->load_failure = Error{errors::unavailable, "gone"};
    const auto outcome = kept.send(intent_request("Buy"));
    REQUIRE(outcome.error);
    CHECK(outcome.error->code == errors::unavailable);
}

TEST_CASE("a customer whose id never comes back is forgotten, another is kept") {
    for (const char* status : {"PERSISTED", "NOT_PERSISTED", "?"}) {
        Kept kept;
        Json event{{"type", "AlexaSkillEvent.SkillDisabled"},
                   {"body", {{"userInformationPersistenceStatus", status}}}};
        const skill::Outcome outcome = kept.send(std::move(event));
        CHECK_FALSE(outcome.error);
        CHECK(kept.adapter->erasures == (std::string(status) == "NOT_PERSISTED" ? 1 : 0));
    }
}

TEST_CASE("forgetting a customer is tried again when nobody knows whether it was done") {
    Kept kept;
    kept.adapter->failing_erasures = 2;
    Json event{{"type", "AlexaSkillEvent.SkillDisabled"},
               {"body", {{"userInformationPersistenceStatus", "NOT_PERSISTED"}}}};
    const skill::Outcome outcome = kept.send(std::move(event));
    CHECK_FALSE(outcome.error);
    CHECK(kept.adapter->erasures == 3);
}
