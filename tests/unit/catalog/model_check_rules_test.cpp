#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "good_model.hpp"

using namespace ask::catalog;
using ask::tests::good_model;
using ask::tests::Replacement;
using ask::tests::rules_of;
using ask::tests::with;

namespace {

struct Row {
    std::string_view rule;
    Replacement spoil;
};

const std::string long_value(141, 'a');
const std::string long_value_text = "\"royal game\", \"" + long_value + "\"";

// Each spoils one place of the good model.
const Row rows[] = {
    {"json-comment", {"\"prompts\": [{", "/* asked */ \"prompts\": [{"}},
    {"model-shape",
     {R"("samples": ["how many do i have"])", R"("samples": ["how many do i have", 1])"}},
    {"model-shape",
     {R"("id": "go", "name": {"value": "go")", R"("id": "go", "name": {"valu": "go")"}},
    {"invocation-length",
     {"bright lantern", "bright lantern whose name goes on longer than anybody says"}},
    {"invocation-characters", {"bright lantern", "Bright lantern"}},
    {"invocation-characters", {"bright lantern", "bright lantern two!"}},
    {"invocation-characters", {"bright lantern", "lantern 2"}},
    {"invocation-wake-word", {"bright lantern", "lantern skill"}},
    {"invocation-launch-word", {"bright lantern", "open lantern"}},
    {"invocation-article", {"bright lantern", "the lantern"}},
    {"invocation-one-word", {"bright lantern", "lantern"}},
    {"intent-name", {"\"HelloIntent\", \"samples\"", "\"Hello2Intent\", \"samples\""}},
    {"intent-name", {"\"HelloIntent\", \"samples\"", "\"Hello.Intent\", \"samples\""}},
    {"slot-name",
     {R"({"name": "Count", "type": "AMAZON.NUMBER", "samples": ["{Count} of)",
      R"({"name": "Co-unt", "type": "AMAZON.NUMBER", "samples": ["{Co-unt} of)"}},
    {"type-name",
     {"[\n        {\"name\": \"GAMES\"",
      "[{\"name\": \"X Y\", \"values\": [{\"name\": {\"value\": \"a\"}}]}, {\"name\": \"GAMES\""}},
    {"name-digit",
     {R"({"name": "Count", "type": "AMAZON.NUMBER", "samples": ["{Count} of)",
      R"({"name": "Count2", "type": "AMAZON.NUMBER", "samples": ["{Count2} of)"}},
    {"name-repeated",
     {R"({"name": "AMAZON.StopIntent", "samples": []},)",
      R"({"name": "AMAZON.StopIntent"}, {"name": "AMAZON.StopIntent"},)"}},
    {"name-repeated",
     {R"({"name": "Query", "type": "AMAZON.SearchQuery"},)",
      R"({"name": "Query", "type": "AMAZON.SearchQuery"},
         {"name": "query", "type": "AMAZON.NUMBER", "samples": ["it is {query}"]},)"}},
    {"name-overlap",
     {R"({"name": "Count", "type": "AMAZON.NUMBER", "samples": ["{Count} of)",
      R"({"name": "PlayIntent", "type": "AMAZON.NUMBER", "samples": ["{PlayIntent} of)"}},
    {"built-in-unknown",
     {R"({"name": "AMAZON.StopIntent", "samples": []},)",
      R"({"name": "AMAZON.StopIntent"}, {"name": "AMAZON.HlepIntent"},)"}},
    {"built-in-type-unknown", {"AMAZON.NUMBER", "AMAZON.Number"}},
    {"built-in-missing", {R"({"name": "AMAZON.StopIntent", "samples": []},)", ""}},
    {"built-in-home-missing", {R"({"name": "AMAZON.NavigateHomeIntent", "samples": []},)", ""}},
    {"sample-empty", {"\"how many do i have\"", "\"how many do i have\", \"\""}},
    {"sample-characters", {"how many do i have", "how many do i have?"}},
    {"sample-characters", {"how many do i have", "how many, do i have"}},
    {"sample-characters", {"how many do i have", "сколько у меня"}},
    {"sample-characters", {"how many do i have", "how many do\xE2\x80\x8B i have"}},
    {"sample-characters", {"how many do i have", "how many ' do i have"}},
    {"sample-period", {"how many do i have", "how many .do i have"}},
    {"sample-period", {"how many do i have", "how many lamps. have i"}},
    {"sample-sentence-end", {"how many do i have", "how many do i have."}},
    {"sample-digit", {"how many do i have", "how many of 10 do i have"}},
    {"sample-spaces", {"how many do i have", "how  many do i have"}},
    {"sample-spaces", {"how many do i have", "how many do i have "}},
    {"sample-slot-syntax", {"how many do i have", "how many } do i have"}},
    {"sample-slot-syntax", {"how many do i have", "how many {Lamp do i have"}},
    {"sample-slot-syntax", {"how many do i have", "how many {} do i have"}},
    {"sample-slot-syntax", {"how many do i have", "how many {chess|Game} do i have"}},
    {"sample-slot-joined", {"let's play {Game}", "let's play{Game}"}},
    {"sample-slot-joined", {"let's play {Game}", "let's play {Game}now"}},
    {"sample-slot-undefined", {"how many do i have", "how many {Lamp} do i have"}},
    {"sample-slot-undefined", {"[\"the {Game}\"]", "[\"the {Gam}\"]"}},
    {"sample-carrier-phrase", {"search for {Query}", "{Query}"}},
    {"sample-phrase-alone", {"search for {Query}", "search for {Query} {Count}"}},
    {"sample-repeated", {"how many do i have", "WHAT can i buy"}},
    {"sample-repeated",
     {"\"how many do i have\"", "\"how many do i have\", \"How many do I have\""}},
    {"sample-ambiguous",
     {R"("samples": ["how many do i have"])",
      R"("samples": ["buy {Thing}"],
         "slots": [{"name": "Thing", "type": "LIST_OF_PRODUCT_NAMES"}])"}},
    {"slot-unused", {R"(, "samples": ["{Count} of them"])", ""}},
    {"intent-without-samples", {"[\"how many do i have\"]", "[]"}},
    {"type-undefined", {"AMAZON.NUMBER", "NUMBERS"}},
    {"type-unused",
     {"[\n        {\"name\": \"GAMES\"",
      "[{\"name\": \"XY\", \"values\": [{\"name\": {\"value\": \"a\"}}]}, {\"name\": \"GAMES\""}},
    {"type-empty",
     {R"({"id": "go", "name": {"value": "go", "synonyms": ["the stones"]}}]})",
      R"({"id": "go", "name": {"value": "go", "synonyms": ["the stones"]}}]},
         {"name": "AMAZON.NUMBER", "values": []})"}},
    {"value-empty", {"\"value\": \"go\"", "\"value\": \" \""}},
    {"value-empty", {"[\"royal game\"]", "[\"\"]"}},
    {"value-length", {"\"royal game\"", long_value_text}},
    {"value-characters", {"\"value\": \"go\"", "\"value\": \"go!\""}},
    {"value-repeated", {"\"value\": \"go\"", "\"value\": \"Chess\""}},
    {"value-id-repeated", {"\"id\": \"go\"", "\"id\": \"chess\""}},
    {"synonym-repeated", {"[\"the stones\"]", "[\"the stones\", \"Chess\"]"}},
    {"synonym-repeated", {"[\"the stones\"]", "[\"the stones\", \"go\"]"}},
    {"dialog-intent-undefined",
     {R"("dialog": {"intents": [)",
      R"("dialog": {"intents": [{"name": "NoIntent", "slots": []}, )"}},
    {"dialog-slot-undefined",
     {R"({"name": "Game", "type": "GAMES", "el)", R"({"name": "Gme", "type": "GAMES", "el)"}},
    {"dialog-slot-type",
     {R"({"name": "Game", "type": "GAMES", "el)",
      R"({"name": "Game", "type": "AMAZON.NUMBER", "el)"}},
    {"dialog-elicitation", {R"("prompts": {"elicitation": "Ask.Game"})", R"("prompts": {})"}},
    {"dialog-elicitation",
     {R"("prompts": {"elicitation": "Ask.Game"})", R"("prompts": {"confirmation": "Ask.Game"})"}},
    {"dialog-confirmation",
     {R"("elicitationRequired": true,)",
      R"("elicitationRequired": true, "confirmationRequired": true,)"}},
    {"dialog-confirmation",
     {R"([{"name": "PlayIntent", "slots")",
      R"([{"name": "PlayIntent", "confirmationRequired": true, "prompts": {}, "slots")"}},
    {"dialog-slot-incomplete",
     {R"("elicitationRequired": true,
       "prompts": {"elicitation": "Ask.Game"})",
      R"("elicitationRequired": false)"}},
    {"dialog-slot-incomplete",
     {R"({"name": "Game", "type": "GAMES", "el)", R"({"name": "Game", "el)"}},
    {"model-shape", {R"("elicitationRequired": true)", R"("elicitationRequired": "yes")"}},
    {"delegation-strategy",
     {R"("dialog": {"intents")", R"("dialog": {"delegationStrategy": "NEVER", "intents")"}},
    {"delegation-strategy",
     {R"([{"name": "PlayIntent", "slots")",
      R"([{"name": "PlayIntent", "delegationStrategy": "always", "slots")"}},
    {"fallback-sensitivity",
     {R"("invocationName")",
      R"("modelConfiguration": {"fallbackIntentSensitivity": {"level": "EXTREME"}},
         "invocationName")"}},
    {"prompt-variation",
     {R"({"type": "PlainText", "value": "Which one?"})", R"({"type": "PlainText"})"}},
    {"prompt-variation",
     {R"({"type": "PlainText", "value": "Which one?"})", R"({"type": "PlainText", "value": ""})"}},
    {"prompt-variation", {R"("type": "PlainText", "value")", R"("type": "Text", "value")"}},
    {"prompt-undefined", {R"("elicitation": "Ask.Game")", R"("elicitation": "Ask.Gam")"}},
    {"prompt-repeated",
     {R"("prompts": [{)", R"("prompts": [{"id": "Ask.Game", "variations": [{"value": "x"}]}, {)"}},
    {"prompt-empty", {R"([{"type": "PlainText", "value": "Which one?"}])", "[]"}},
    {"product-without-value", {R"({"id": "cave_quest", "name": {"value": "Cave Quest"}},)", ""}},
    {"value-without-product",
     {R"({"id": "cave_quest", "name": {"value": "Cave Quest"}},)",
      R"({"id": "cave_quest", "name": {"value": "Cave Quest"}},
         {"id": "cave", "name": {"value": "Cave"}},)"}},
    {"value-without-id",
     {R"({"id": "cave_quest", "name": {"value": "Cave Quest"}},)",
      R"({"id": "cave_quest", "name": {"value": "Cave Quest"}}, {"name": {"value": "Cave"}},)"}},
    {"value-name", {"\"Explorer Club\"", "\"the club\""}},
    {"purchase-intent-missing", {"CancelSubscriptionIntent", "EndIntent"}},
    {"purchase-intent-missing", {"RefundSkillItemIntent", "GiveBackIntent"}},
    {"purchase-intent-advised", {"HintInventoryIntent", "LampCountIntent"}},
    {"purchase-intent-advised", {"ProductDetailIntent", "MoreIntent"}},
    {"what-can-i-buy", {"What can I buy", "what is for sale"}},
    {"buy-slot",
     {R"(["buy {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}])",
      R"(["buy something"])"}},
};

}    // namespace

TEST_CASE("a model that keeps all rules has no finding") {
    CHECK(rules_of(good_model) == std::set<std::string>{});
}

TEST_CASE("each rule of models finds what breaks it, and no other rule does") {
    for (const Row& row : rows) {
        CAPTURE(row.rule, row.spoil.second);
        const auto rules = rules_of(with(good_model, row.spoil));
        std::set<std::string> expected{std::string(row.rule)};
        if (row.rule == "type-name") expected.insert("type-unused");
        CHECK(rules == expected);
    }
}

TEST_CASE("rules that need more than one model's text have tests of their own") {
    std::set<std::string_view> tested;
    for (const Row& row : rows) tested.insert(row.rule);
    std::set<std::string_view> untested;
    for (const Rule& rule : model_rules()) {
        if (!tested.contains(rule.id)) untested.insert(rule.id);
    }
    CHECK(untested == std::set<std::string_view>{
                          "file-unreadable", "file-too-large", "json-encoding", "json-syntax",
                          "json-depth", "json-repeated-key", "model-format", "model-locale",
                          "model-missing", "model-limits", "value-not-sold-here",
                          "intent-without-handler", "handler-without-intent"});
}

TEST_CASE("what Amazon's pages leave open, and conventions, are warnings of models too") {
    for (const Rule& rule : model_rules()) {
        CAPTURE(rule.id);
        const bool is_open = rule.basis == "inferred" || rule.basis == "uncertain" ||
                             rule.basis == "advice" || rule.basis == "convention";
        if (is_open) CHECK(rule.severity == Severity::warning);
    }
}

TEST_CASE("every rule has a name of its own, what must be so, and a remedy") {
    std::set<std::string_view> ids;
    for (const Rule& rule : model_rules()) {
        CAPTURE(rule.id);
        CHECK(ids.insert(rule.id).second);
        CHECK(rule.what.size() > 10);
        CHECK_FALSE(rule.basis.empty());
        CHECK((rule.remedy.ends_with('.') || rule.remedy.ends_with('?')));
    }
}
