#include "isp/suggestion_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask;
using namespace ask::isp;
using namespace std::chrono_literals;
using model::ProductType;

namespace {

const TimePoint noon{std::chrono::hours(500'000)};
constexpr auto day = 24h;

model::Product product(const std::string& name, ProductType type = ProductType::entitlement) {
    model::Product made;
    made.id = ProductId("id." + name);
    made.reference_name = ReferenceName(name);
    made.type = type;
    made.purchasable = true;
    return made;
}

const model::Product cave = product("cave");
const model::Product plus = product("plus", ProductType::subscription);
const ReferenceName cave_name("cave");
const ReferenceName plus_name("plus");

Moment at(TimePoint now, const char* session = "now") {
    return {SessionId(session), now};
}

Choice choose_both(const SuggestionMemory& memory, const Moment& moment,
                   const SuggestionOptions& options = {}) {
    return choose({{cave_name, &cave}, {plus_name, &plus}}, memory, options, moment);
}

std::string chosen(const Choice& choice) {
    return choice.product == nullptr ? "" : choice.product->reference_name.text();
}

}    // namespace

TEST_CASE("what is owned, not on sale or switched off is never suggested") {
    struct Case {
        const char* name;
        ProductType type;
        bool entitled, purchasable, off;
        std::optional<PassedOver> reason;
    };
    const Case table[] = {
        {"on sale", ProductType::entitlement, false, true, false, std::nullopt},
        {"owned", ProductType::entitlement, true, false, false, PassedOver::owned},
        {"owned and on sale", ProductType::subscription, true, true, false, PassedOver::owned},
        {"not on sale", ProductType::entitlement, false, false, false, PassedOver::not_purchasable},
        {"of unknown type, owned", ProductType::unknown, true, true, false, PassedOver::owned},
        {"a consumable that was bought before", ProductType::consumable, true, true, false,
         std::nullopt},
        {"a consumable off sale", ProductType::consumable, true, false, false,
         PassedOver::not_purchasable},
        {"switched off", ProductType::entitlement, false, true, true, PassedOver::off},
    };
    for (const Case& one : table) {
        INFO(one.name);
        model::Product known = product("cave", one.type);
        known.entitled = one.entitled;
        known.purchasable = one.purchasable;
        SuggestionOptions options;
        options.products[cave_name].off = one.off;
        const Choice choice = choose({{cave_name, &known}}, {}, options, at(noon));
        CHECK((choice.product == nullptr) == one.reason.has_value());
        if (one.reason) CHECK(choice.passed == std::vector<Passed>{{cave_name, *one.reason}});
    }
}

TEST_CASE("what Amazon does not list is not suggested") {
    const Choice choice = choose({{cave_name, nullptr}, {plus_name, &plus}}, {}, {}, at(noon));
    CHECK(chosen(choice) == "plus");
    CHECK(choice.passed == std::vector<Passed>{{cave_name, PassedOver::not_purchasable}});
    CHECK(chosen(choose({}, {}, {}, at(noon))).empty());
}

TEST_CASE("one suggestion a session, and none after an answer") {
    SuggestionMemory memory;
    note_offered(memory, cave_name, at(noon, "first"));
    const Choice again = choose_both(memory, at(noon, "first"));
    CHECK(again.product == nullptr);
    CHECK(again.passed[1] == Passed{plus_name, PassedOver::already_suggested_in_session});
    note_answered(memory, cave_name, SuggestionAnswer::declined, at(noon, "answer"));
    CHECK(choose_both(memory, at(noon + 30 * day, "answer")).product == nullptr);
    CHECK(chosen(choose_both(memory, at(noon, "third"))) == "plus");
}

TEST_CASE("a product rests after a no, and after an offer without a known answer") {
    enum class Answer { none, accepted, declined, other };
    struct Case {
        const char* name;
        Answer answer;
        std::chrono::milliseconds later;
        bool suggested;
    };
    const Case table[] = {
        {"no answer", Answer::none, 7 * day - 1ms, false},
        {"no answer, a week later", Answer::none, 7 * day, true},
        {"an error", Answer::other, 7 * day - 1ms, false},
        {"an error, a week later", Answer::other, 7 * day, true},
        {"declined an hour after the offer", Answer::declined, 7 * day, false},
        {"declined, a week later", Answer::declined, 7 * day + 1h, true},
        {"accepted", Answer::accepted, 1h, true},
        {"a clock that was set back", Answer::declined, -90 * day, false},
    };
    for (const Case& one : table) {
        INFO(one.name);
        SuggestionMemory memory;
        note_offered(memory, cave_name, at(noon, "offer"));
        if (one.answer != Answer::none) {
            const auto answer = one.answer == Answer::accepted   ? SuggestionAnswer::accepted
                                : one.answer == Answer::declined ? SuggestionAnswer::declined
                                                                 : SuggestionAnswer::other;
            note_answered(memory, cave_name, answer, at(noon + 1h, "answer"));
        }
        const Choice choice = choose({{cave_name, &cave}}, memory, {}, at(noon + one.later));
        CHECK((choice.product != nullptr) == one.suggested);
        if (!one.suggested) CHECK(choice.passed[0].reason == PassedOver::cooling_down);
    }
}

TEST_CASE("a product may have a rest of its own") {
    SuggestionMemory memory;
    note_offered(memory, cave_name, at(noon, "offer"));
    SuggestionOptions options;
    options.products[cave_name].cool_down = 1h;
    const std::vector<Candidate> candidates{{cave_name, &cave}};
    CHECK(choose(candidates, memory, options, at(noon + 59min)).product == nullptr);
    CHECK(choose(candidates, memory, options, at(noon + 1h)).product == &cave);
    options.products[cave_name].cool_down = 0h;
    CHECK(choose(candidates, memory, options, at(noon - 1h)).product == &cave);
}

TEST_CASE("suggestions vary: the never offered first, then the longest ago") {
    SuggestionMemory memory;
    CHECK(chosen(choose_both(memory, at(noon))) == "cave");
    note_offered(memory, cave_name, at(noon, "1"));
    CHECK(chosen(choose_both(memory, at(noon + 10 * day))) == "plus");
    note_offered(memory, plus_name, at(noon + 10 * day, "2"));
    CHECK(chosen(choose_both(memory, at(noon + 20 * day))) == "cave");
    note_offered(memory, cave_name, at(noon + 20 * day, "3"));
    CHECK(chosen(choose_both(memory, at(noon + 30 * day))) == "plus");
}

TEST_CASE("answers are counted") {
    SuggestionMemory memory;
    note_offered(memory, cave_name, at(noon));
    note_answered(memory, cave_name, SuggestionAnswer::declined, at(noon));
    note_answered(memory, cave_name, SuggestionAnswer::declined, at(noon));
    note_answered(memory, cave_name, SuggestionAnswer::accepted, at(noon));
    note_answered(memory, plus_name, SuggestionAnswer::other, at(noon));
    CHECK(memory.products.at(cave_name).declines == 2);
    CHECK(memory.products.at(cave_name).accepts == 1);
    CHECK_FALSE(memory.products.contains(plus_name));
}

TEST_CASE("each reason has its word for the log") {
    CHECK(to_text(PassedOver::off) == "off");
    CHECK(to_text(PassedOver::not_purchasable) == "not_purchasable");
    CHECK(to_text(PassedOver::owned) == "owned");
    CHECK(to_text(PassedOver::already_suggested_in_session) == "already_suggested_in_session");
    CHECK(to_text(PassedOver::cooling_down) == "cooling_down");
}
