#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "certify_scenes.hpp"
#include "simulator/certify/rules.hpp"

using namespace ask::tests;
using namespace ask::simulator;
using namespace ask::simulator::certify;

namespace {

// What a judge says of conversations that are all its own; "" for nothing.
std::string said_by(Findings (*judge)(const Evidence&), const Scenes& scenes) {
    const Ground on = ground();
    const Findings findings = judge({on, scenes, 0, scenes.size()});
    return findings.empty() ? "" : findings.front().text;
}

PlayedTurn with(PlayedTurn turn, SpeechRule rule) {
    turn.objections.push_back({rule, "an objection"});
    return turn;
}

}    // namespace

TEST_CASE("who asks to buy a product gets its purchase, and what was bought at once") {
    const PlayedTurn buy = asked_for(Step::buy, "Buy", "quest");
    const PlayedTurn starts = played(Step::decide, "A dark cave opens.");
    const PlayedTurn thanks = played(Step::decide, "Thank you!", false);
    const PlayedTurn use = played(Step::use, "Nothing here.");
    CHECK(said_by(judge_buying, {scene("quest", {buy, starts, use})}).empty());
    CHECK(said_by(judge_buying, {scene("quest", {buy, starts})}).empty());
    CHECK(said_by(judge_buying, {scene("quest", {played(Step::buy, "What?")})}) ==
          "Buy of quest should come; no purchase is asked for");
    CHECK(said_by(judge_buying, {scene("quest", {asked_for(Step::buy, "Upsell", "quest")})}) ==
          "Buy of quest should come; Upsell of quest is asked for");
    CHECK(said_by(judge_buying, {scene("quest", {asked_for(Step::buy, "Buy", "club")})}) ==
          "Buy of quest should come; Buy of club is asked for");
    CHECK(said_by(judge_buying, {scene("quest", {buy, with(thanks, SpeechRule::mere_thanks)})}) ==
          "an objection");
    CHECK(said_by(judge_buying, {scene("quest", {buy, thanks, use})}) ==
          "The quest cannot be used at once; \"/dark cave/\" should be heard");
}

TEST_CASE("a conversation that broke off says nothing about its end") {
    Scene broken = scene("quest", {asked_for(Step::buy, "Buy", "quest"), played(Step::use, "No.")});
    broken.stopped = "Alexa does not take the answer";
    CHECK(said_by(judge_buying, {broken}).empty());
    PlayedTurn refused = played(Step::buy, "What?");
    refused.refusals = {"no JSON"};
    CHECK(said_by(judge_buying, {scene("quest", {refused})}).empty());
}

TEST_CASE("after a purchase that was not made the skill goes on without a word of it") {
    const auto after = [](PlayedTurn told) {
        return said_by(judge_going_on, {scene("quest", {std::move(told)})});
    };
    CHECK(after(played(Step::decide, "Shall we play?")).empty());
    CHECK(after(played(Step::decide, "Good night.", false)) ==
          "the visit ends here; the skill should go on with what is free");
    PlayedTurn plays = played(Step::decide, "", false);
    plays.has_directives = true;
    CHECK(after(plays).empty());
    CHECK(after(with(played(Step::decide, "An error."), SpeechRule::after_purchase)) ==
          "an objection");
}

TEST_CASE("what was declined is not offered again, in this visit or the next") {
    const PlayedTurn offer = asked_for(Step::suggest, "Upsell", "quest");
    const PlayedTurn no = played(Step::decide, "All right.");
    const PlayedTurn other = asked_for(Step::suggest, "Upsell", "club");
    CHECK(said_by(judge_suggestion_repeated, {scene("quest", {offer, no, other})}).empty());
    CHECK(said_by(judge_suggestion_repeated, {scene("quest", {offer, no, offer})}) ==
          "The quest is offered again after a no");
}

TEST_CASE("it is the product that was declined which is not offered again") {
    const PlayedTurn quest = asked_for(Step::suggest, "Upsell", "quest");
    const PlayedTurn club = asked_for(Step::suggest, "Upsell", "club");
    const PlayedTurn no = played(Step::decide, "All right.");
    const auto judged = [](std::vector<PlayedTurn> turns) {
        return said_by(judge_suggestion_repeated, {scene("quest", std::move(turns))});
    };
    CHECK(judged({club, no, quest}).empty());
    CHECK(judged({club, no, quest, club}) == "The club is offered again after a no");
    CHECK(judged({club, no, club}) == "The club is offered again after a no");
    CHECK(judged({quest, asked_for(Step::decide, "Upsell", "quest")}) ==
          "The quest is offered again after a no");
}

TEST_CASE("asked what there is to buy, a skill names its products") {
    const PlayedTurn bye = played(Step::offers, "Goodbye.");
    const PlayedTurn some = played(Step::offers, "There is the quest, and more.");
    Ground on = ground();
    const auto judged = [&](const PlayedTurn& answer) {
        const Scenes scenes{scene("", {answer})};
        return judge_information({on, scenes, 0, 1});
    };
    REQUIRE(judged(bye).size() == 1);
    CHECK(judged(bye).front().text ==
          "asked what there is to buy, the skill names none of its products");
    CHECK(judged(some).size() == 2);    // each that is missing
    on.plan.detail = {{.pointer = "",
                       .action = Say{"tell me about {product}"},
                       .expected = {},
                       .request_id = "",
                       .written = nullptr}};
    CHECK(judged(bye).size() == 1);
    CHECK(judged(some).empty());
}

TEST_CASE("who asks to buy what is owned gets to it") {
    const auto judged = [](std::vector<PlayedTurn> turns) {
        return said_by(judge_buying_owned, {scene("quest", std::move(turns))});
    };
    const PlayedTurn starts = played(Step::buy, "You own it: a dark cave opens.");
    const PlayedTurn use = played(Step::use, "A dark cave.");
    const PlayedTurn nothing = played(Step::use, "What?");
    CHECK(judged({starts}).empty());
    CHECK(judged({played(Step::buy, "A dark cave, and that is all.", false)}).empty());
    CHECK(judged({played(Step::buy, "You own it. Play it?"), use}).empty());
    CHECK(judged({played(Step::buy, "You own it. Play it?"), nothing}) ==
          "The quest is owned, and does not start; \"/dark cave/\" should be heard");
    CHECK(judged({played(Step::buy, "You own it.", false), use}) ==
          "the visit ends here; The quest should start");
    CHECK(judged({played(Step::buy, "Sorry, something went wrong. A cave?"), use}) ==
          "who asks for what is owned hears \"went wrong\"; The quest should start");
}

TEST_CASE("what was bought elsewhere starts, at once if it can be told") {
    const auto judged = [](std::vector<PlayedTurn> turns) {
        const Ground on = ground();
        const Scenes scenes{scene("quest", std::move(turns))};
        return judge_bought_elsewhere({on, scenes, 0, 1});
    };
    const PlayedTurn bought = asked_for(Step::buy, "Buy", "quest");
    const PlayedTurn opens = played(Step::use, "A dark cave.");
    const PlayedTurn shut = played(Step::use, "A free story.");
    CHECK(judged({bought, played(Step::decide, "A dark cave opens."), opens}).empty());
    CHECK(judged({bought, played(Step::decide, "All is told of the dark cave.", false)}).empty());
    const Findings late = judged({bought, played(Step::decide, "What now?"), opens});
    REQUIRE(late.size() == 1);
    CHECK(late.front().is_advice);
    for (const auto& turns : {std::vector{bought, played(Step::decide, "What now?"), shut},
                              std::vector{bought, played(Step::decide, "Good night.", false)}}) {
        const Findings wrong = judged(turns);
        REQUIRE(wrong.size() == 1);
        CHECK_FALSE(wrong.front().is_advice);
    }
    const Findings error =
        judged({bought, with(played(Step::decide, "An error."), SpeechRule::after_purchase), shut});
    CHECK(error.front().text == "an objection");
}

TEST_CASE("money is a price where the skill speaks of its products, and elsewhere worth a look") {
    struct Row {
        Step step;
        std::string said;
        bool is_certain;
    };
    const std::vector<Row> rows{
        {Step::offers, "There is a cave for two dollars.", true},
        {Step::detail, "It costs two dollars.", true},
        {Step::begin, "Hello. The quest is here! Two dollars.", true},
        {Step::begin, "Hello, you have two dollars to play with.", false},
        {Step::use, "The man had twenty dollars.", false},
        {Step::use, "This is the quest. The man had twenty dollars.", false},
        {Step::decide, "The quest is only $1.99, should you think again.", true},
        {Step::free, "It was a special offer of the king's.", false},
    };
    for (const Row& row : rows) {
        INFO(row.said);
        const Ground on = ground();
        const Scenes scenes{scene("club", {with(played(row.step, row.said), SpeechRule::price)})};
        const Findings findings = judge_prices({on, scenes, 0, 1});
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().is_advice != row.is_certain);
    }
    PlayedTurn offer = with(asked_for(Step::use, "Upsell", "quest"), SpeechRule::price);
    const Ground on = ground();
    const Scenes scenes{scene("club", {offer})};
    CHECK_FALSE(judge_prices({on, scenes, 0, 1}).front().is_advice);
}

TEST_CASE("what is owned is neither suggested nor sold, in any conversation") {
    const auto owned = [](const std::string& directive) {
        return with(asked_for(Step::free, directive, "quest"), SpeechRule::owned);
    };
    CHECK_FALSE(said_by(judge_suggestion_of_owned, {scene("club", {owned("Upsell")})}).empty());
    CHECK(said_by(judge_suggestion_of_owned, {scene("club", {owned("Buy")})}).empty());
    CHECK_FALSE(said_by(judge_buying_owned, {scene("club", {owned("Buy")})}).empty());
    CHECK(said_by(judge_buying_owned, {scene("club", {owned("Upsell")})}).empty());
    CHECK(said_by(judge_suggestion_of_owned,
                  {scene("hints", {asked_for(Step::suggest, "Upsell", "hints")})}) ==
          "The hints is offered to a customer who has it");
}

TEST_CASE("a refund leads to Amazon, by a directive or in words") {
    const auto asked = [](PlayedTurn turn) {
        return said_by(judge_refunds, {scene("quest", {std::move(turn)})});
    };
    CHECK(asked(asked_for(Step::give_back, "Cancel", "quest")).empty());
    CHECK(asked(played(Step::give_back, "Please ask Amazon's customer service.")).empty());
    CHECK_FALSE(asked(played(Step::give_back, "I can't do that.")).empty());
    CHECK_FALSE(asked(asked_for(Step::give_back, "Cancel", "club")).empty());
}

TEST_CASE("the stock is the right number after buying, using, disabling and using again") {
    const auto stocks = [](const std::vector<std::string>& said) {
        std::vector<PlayedTurn> turns;
        for (const std::string& one : said) {
            turns.push_back(played(Step::stock, one));
            turns.push_back(played(Step::use, "A hint."));
        }
        return said_by(judge_consumables, {scene("hints", std::move(turns))});
    };
    CHECK(stocks({"You have 10.", "9 left.", "You have nine.", "eight, yes"}).empty());
    CHECK(stocks({"You have 8.", "7", "7", "6"}).empty());    // two were used when bought
    CHECK(stocks({"You have five."}) ==
          "after two purchases of The hints 10 should be left; 5 is said");
    CHECK(stocks({"You have none."}) ==
          "after two purchases of The hints 10 should be left; no number is said");
    CHECK(stocks({"10", "10"}) == "after one was used 9 should be left; 10 is said");
    CHECK(stocks({"10", "9", "0"}) ==
          "after the skill was disabled and enabled again 9 should be left; 0 is said");
    CHECK(stocks({"10", "9", "9", "9"}) ==
          "after another one was used 8 should be left; 9 is said");
}

TEST_CASE("a suggestion is not the purchase prompt over again, and has no price") {
    Ground on = ground();
    on.wares[0].purchase_prompt = "The {PREMIUM_CONTENT_TITLE} has five caves.";
    on.wares[0].name = "Quest";
    const auto judged = [&](const std::string& message) {
        PlayedTurn offer = asked_for(Step::suggest, "Upsell", "quest");
        offer.upsell_message = message;
        const Scenes scenes{scene("quest", {offer})};
        const Findings findings = judge_suggestions({on, scenes, 0, 1});
        return findings.empty() ? std::string() : findings.front().text;
    };
    CHECK(judged("There are caves to explore. Want to hear more?").empty());
    CHECK_FALSE(judged("The Quest has five caves. Want to hear more?").empty());
    CHECK(judged("Only $2. Want to hear more?") == "the suggestion tells a price or a discount");
}
