#include "simulator/script.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using ask::tests::ScratchFolder;

std::string script_with(const std::string& turns) {
    return R"({"title": "t", "locale": "en-US", "turns": [)" + turns + "]}";
}

std::string fault_of(const std::string& text) {
    const ScratchFolder folder;
    const auto script = load_script(folder.write("s.json", text));
    return script ? "" : script.error().context;
}

}    // namespace

TEST_CASE("a script is read with its customer, turns and expectations") {
    const ScratchFolder folder;
    const auto script = load_script(folder.write("buy.json", R"({
        // comments are welcome
        "title": "Buying", "locale": "de-DE",
        "customer": {"owned": ["quest"], "counts": {"hints": 2}, "voice_purchasing": false,
                     "name": "Ada", "screen": false, "permissions": ["alexa::profile:email:read"]},
        "turns": [
            {"open": true, "expect": {"speech": ["Welcome", "/quest|cave/"], "session": "open"}},
            {"say": "buy hints", "comment": "all", "request_id": "r.1",
             "expect": {"directive": {"name": "Buy", "product": "hints"},
                        "speech": null, "session": "ended"}},
            {"purchase": "accept", "status_code": "400", "expect": {"result": "ACCEPTED"}},
            {"intent": "UseIntent", "slots": {"Count": "two"},
             "expect": {"status": 400, "reprompt": {"is": "Which?"}}},
            {"end": "exceeded_max_reprompts"},
            {"event": "SkillDisabled", "persistence": "NOT_PERSISTED"},
            {"request": {"type": "New.Request"}, "in_session": false},
            {"amazon": {"refund": "hints", "product_api": {"status": 503, "times": 2},
                        "certificate_host": "down"}}
        ]})"));
    REQUIRE(script);
    CHECK(script->customer.counts.at(ReferenceName("hints")) == 2);
    CHECK(script->customer.owned.at(0) == ReferenceName("quest"));
    CHECK_FALSE(script->customer.voice_purchasing);
    CHECK(script->customer.name == "Ada");
    CHECK_FALSE(script->customer.has_screen);
    CHECK(script->customer.permissions.at(0) == "alexa::profile:email:read");
    REQUIRE(script->turns.size() == 8);
    CHECK(script->turns[0].expected.speech->all.size() == 2);
    CHECK(script->turns[1].expected.speech->must_be_absent);
    CHECK(script->turns[1].expected.session_is_open == false);
    CHECK(script->turns[1].expected.directive->product == "hints");
    CHECK(script->turns[1].request_id == "r.1");
    CHECK(script->turns[1].written ==
          Json::parse(R"({"say": "buy hints", "comment": "all", "request_id": "r.1"})"));
    CHECK(script->turns[3].expected.reprompt->whole == "Which?");
    CHECK(std::get<Decide>(script->turns[2].action).status_code == "400");
    CHECK(std::get<SendIntent>(script->turns[3].action).understood.slots.at("Count") == "two");
    CHECK(script->turns[3].expected.status == 400);
    CHECK(std::get<EndSession>(script->turns[4].action).reason == "EXCEEDED_MAX_REPROMPTS");
    CHECK(std::get<SendEvent>(script->turns[5].action).body["userInformationPersistenceStatus"] ==
          "NOT_PERSISTED");
    CHECK_FALSE(std::get<SendRequest>(script->turns[6].action).in_session);
    CHECK(std::get<ChangeAmazon>(script->turns[7].action).changes.size() == 3);
}

TEST_CASE("each fault of a script is told with file and pointer") {
    const std::pair<const char*, const char*> cases[] = {
        {R"({"open": true, "expct": {}})", "/turns/0/expct: is not known here"},
        {R"({"open": 1})", "/turns/0/open: must be true"},
        {R"({"open": true, "say": "x"})", "/turns/0: is both open and say"},
        {R"({"expect": {}})", "/turns/0: must be one of"},
        {R"({"say": 5})", "/turns/0/say: must be a text"},
        {R"({"purchase": "maybe"})", "/turns/0/purchase: must be accept"},
        {R"({"end": "now"})", "/turns/0/end: must be"},
        {R"({"event": "X", "persistence": "SOMEHOW"})", "/turns/0/persistence: must be"},
        {R"({"request": {}})", "/turns/0/request: needs a member \"type\""},
        {R"({"request": 7})", "/turns/0/request: must be an object"},
        {R"({"amazon": {"refnd": "x"}})", "/turns/0/amazon/refnd: is not known"},
        {R"({"amazon": {"product_api": {"status": 200}}})", "/product_api/status: must be a whole"},
        {R"({"amazon": {}, "expect": {}})", "/turns/0/expect: is not known here"},
        {R"({"open": true, "expect": {"speech": "/(/"}})", "is no regular expression"},
        {R"({"open": true, "expect": {"speech": ""}})", "/turns/0/expect/speech: is empty"},
        {R"({"open": true, "expect": {"speech": {"is": ""}}})", "/speech/is: is empty"},
        {R"({"open": true, "expect": {"speech": {"was": "x"}}})", "/speech/was: is not known"},
        {R"({"open": true, "expect": {"not_speech": {"is": "x"}}})", "must be a text"},
        {R"({"open": true, "request_id": ""})", "/turns/0/request_id: is empty"},
        {R"({"amazon": {}, "request_id": "r"})", "/turns/0/request_id: is not known here"},
        {R"({"open": true, "expect": {"session": "shut"}})", "must be open or ended"},
        {R"({"open": true, "expect": {"directive": {"name": "buy"}}})", "must be Buy"},
        {R"({"open": true, "expect": {"directive": {"nam": "Buy"}}})", "/directive/nam"},
        {R"({"open": true, "expect": {"status": "200"}})", "/status: must be a whole number"},
        {"7", "/turns/0: must be an object"},
        {"", "/turns: needs at least one turn"},
    };
    for (const auto& [turn, fault] : cases) {
        const std::string told = fault_of(script_with(turn));
        INFO(turn << " → " << told);
        CHECK(told.find("s.json: ") != std::string::npos);
        CHECK(told.find(fault) != std::string::npos);
    }
}

TEST_CASE("all faults of a script are told at once") {
    const std::string told = fault_of(R"({"title": 1, "turns": [{"say": 1}], "x": 1})");
    for (const char* part : {"/title: ", "\"locale\"", "/turns/0/say", "/x: is not known"}) {
        INFO(part);
        CHECK(told.find(part) != std::string::npos);
    }
    CHECK(fault_of("[1]").find("must be an object") != std::string::npos);
    CHECK(fault_of("{").find("line 1") != std::string::npos);
}

TEST_CASE("a directory means every script in it, by name") {
    const ScratchFolder folder;
    folder.write("b.json", script_with(R"({"open": true})"));
    folder.write("a.json", script_with(R"({"open": true})"));
    folder.write("readme.md", "not a script");
    const auto scripts = load_scripts({folder.path(), folder.path() / "a.json"});
    REQUIRE(scripts);
    REQUIRE(scripts->size() == 3);
    CHECK((*scripts)[0].file.filename() == "a.json");
    CHECK((*scripts)[1].file.filename() == "b.json");
    CHECK_FALSE(load_scripts({folder.path() / "none.json"}));
    std::filesystem::create_directory(folder.path() / "empty");
    CHECK_FALSE(load_scripts({folder.path() / "empty"}));
}

TEST_CASE("a turn and a customer are read by themselves as in a script") {
    const auto turn = parse_turn(Json{{"say", "buy it"}});
    REQUIRE(turn);
    CHECK(std::get<Say>(turn->action).words == "buy it");
    CHECK(parse_turn(Json{{"say", 5}}).error().context == "turn: /say: must be a text");
    CHECK_FALSE(parse_turn(Json::array()));
    CHECK(parse_customer(Json{{"counts", {{"hints", 3}}}})->counts.at(ReferenceName("hints")) == 3);
    CHECK(parse_customer(Json{{"age", 3}}).error().context.find("customer: /age") == 0);
}
