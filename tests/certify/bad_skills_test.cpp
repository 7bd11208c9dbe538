// A small skill with one thing wrong with it fails the tests that are about it, and no other.

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "certify/small_gate.hpp"
#include "certify/small_shop.hpp"
#include "simulator/certify/conversations.hpp"
#include "simulator/certify/endpoint_tests.hpp"

namespace ask::tests {

namespace {

using simulator::certify::TestResult;
using simulator::certify::Verdict;
using Ids = std::set<std::string>;

// The small skill with a fault, in a world of its own for each conversation.
class Bench {
 public:
    explicit Bench(Fault fault) : skill_(fault), gate_(fault, skill_) {}

    std::vector<TestResult> talk() {
        return simulator::certify::run_conversations(small_ground(), open(), quiet);
    }

    // Only what the gate lets in counts here: the skill behind it is asked to open and no more.
    std::vector<TestResult> probe() {
        const simulator::certify::ProbeTarget target{.url = "https://localhost:1/",
                                                     .locale = Locale("en-US")};
        const auto send = [this](const http::OutgoingRequest& request) {
            return gate_.send(request);
        };
        return simulator::certify::run_probes(target, open(), send, quiet);
    }

 private:
    static void quiet(std::string_view /*test*/) {}

    simulator::certify::OpenWorld open() {
        return [this] { return open_world(); };
    }

    simulator::World open_world() {
        simulator::Amazon amazon = simulator::open_shop(package_.products);
        amazon.chains = small_chains();
        auto world = std::make_shared<simulator::SharedAmazon>(std::move(amazon));
        skill_.stand_in(world);
        gate_.stand_in(world);
        const simulator::AlexaParts parts{skill_, *world, package_, clock_};
        return {std::move(world), parts};
    }

    simulator::SkillUnderTest package_ = small_package();
    SystemClock clock_;
    SmallSkill skill_;
    SmallGate gate_;
};

Ids ids_with(const std::vector<TestResult>& results, Verdict verdict) {
    Ids ids;
    for (const TestResult& result : results) {
        if (result.verdict == verdict) ids.emplace(result.subject.id);
    }
    return ids;
}

struct BadSkill {
    std::string what;
    Fault fault;
    Ids fails;
    Ids advice{};
};

const std::vector<BadSkill>& bad_skills() {
    static const std::vector<BadSkill> table{
        {"mentions a price", Fault::tells_price, {"A2"}},
        {"mentions a price in its suggestions", Fault::price_in_suggestion, {"2", "A2"}},
        {"suggests without a question", Fault::suggestion_without_question, {"2"}},
        {"asks whether to buy", Fault::suggestion_asks_to_buy, {"2"}},
        {"suggests in the words of the purchase prompt", Fault::suggestion_is_prompt, {"2"}},
        {"answers broken SSML", Fault::broken_ssml, {"A1"}},
        {"tells of nothing that there is to buy", Fault::tells_of_no_product, {"1"}},
        {"does not know a product", Fault::does_not_know_product, {"1", "3"}},
        {"cannot describe a product", Fault::leaves_product_out, {"1"}},
        {"sells what is owned", Fault::sells_owned, {"A3"}},
        {"suggests what is owned", Fault::suggests_owned, {"6"}},
        {"repeats a declined offer", Fault::repeats_declined, {"9"}},
        {"suggests another product, again after a no", Fault::suggests_another_twice, {"2", "9"}},
        {"suggests another product first", Fault::suggests_another_first, {"2"}},
        {"suggests what is asked for", Fault::upsell_instead_of_buy, {"3"}},
        {"keeps the session open", Fault::open_session_with_directive, {"A1"}},
        {"only says thanks", Fault::only_thanks, {"3"}},
        {"retries after an error", Fault::retries_after_error, {"12"}},
        {"names the error", Fault::names_error, {"12"}},
        {"speaks of a pending payment", Fault::speaks_of_pending, {"A5"}},
        {"takes what is owned for an error", Fault::error_for_owned, {"A4"}},
        {"does not start what is owned", Fault::owned_stays_shut, {"A4"}},
        {"starts what is owned when it is asked to", Fault::owned_starts_late, {}, {"A4"}},
        {"has an error for who buys what is owned", Fault::error_on_buying_owned, {"A3"}},
        {"leaves who buys what is owned", Fault::leaves_on_buying_owned, {"A3"}},
        {"has money in its story", Fault::money_in_story, {}, {"A2"}},
        {"offers something else after a no", Fault::offers_other_after_no, {"7", "8"}},
        {"leaves after a no", Fault::leaves_after_no, {"7", "8"}},
        {"forgets what was bought", Fault::lost_on_next_visit, {"4"}},
        {"cannot refund", Fault::cannot_refund, {"11"}},
        {"cannot cancel", Fault::cannot_cancel, {"10"}},
        {"takes away what was cancelled", Fault::takes_away_at_once, {"10"}},
        {"forgets the stock when disabled", Fault::forgets_stock_when_disabled, {"13"}},
        {"does not count what is used", Fault::never_counts_use, {"13"}},
    };
    return table;
}

const std::vector<BadSkill>& bad_gates() {
    static const std::vector<BadSkill> table{
        {"answers unsigned requests", Fault::takes_unsigned, {"E2"}},
        {"needs no certificate URL", Fault::takes_no_chain_url, {"E3"}},
        {"takes chains over plain HTTP", Fault::takes_chain_over_http, {"E4"}},
        {"takes chains of other hosts", Fault::takes_chain_of_other_host, {"E5"}},
        {"takes chains of other paths", Fault::takes_chain_of_other_path, {"E6"}},
        {"takes chains that climb out", Fault::takes_chain_outside_path, {"E7"}},
        {"takes chains of other ports", Fault::takes_chain_of_other_port, {"E8"}},
        {"answers to the legacy signature", Fault::takes_legacy_signature, {"E9"}},
        {"answers to an empty signature", Fault::takes_empty_signature, {"E10"}},
        {"answers to others' signatures", Fault::takes_others_signature, {"E11"}},
        {"does not see that a body changed", Fault::takes_altered_body, {"E12"}},
        {"looks at the first signature", Fault::takes_second_signature, {}, {"E13"}},
        {"takes expired certificates", Fault::takes_expired_certificate, {"E14"}},
        {"takes foreign certificates", Fault::takes_foreign_certificate, {"E15"}},
        {"takes certificates of others", Fault::takes_certificate_of_other_name, {"E16"}},
        {"answers old requests", Fault::takes_old_requests, {"E17"}},
        {"answers requests from the future", Fault::takes_future_requests, {}, {"E18"}},
        {"answers other skills' requests", Fault::takes_other_skills, {"E19"}},
        {"fails at other skills' requests", Fault::fails_at_other_skills, {}, {"E19"}},
        {"answers GET", Fault::answers_get, {}, {"E20"}},
        {"answers garbage", Fault::answers_garbage, {}, {"E21"}},
        {"fails at garbage", Fault::fails_at_garbage, {}, {"E21"}},
        {"takes an empty certificate URL", Fault::takes_empty_chain_url, {"E22"}},
        {"takes a malformed certificate URL", Fault::takes_malformed_chain_url, {"E23"}},
        {"takes a certificate URL alone", Fault::takes_chain_url_alone, {"E24"}},
    };
    return table;
}

}    // namespace

TEST_CASE("a skill that does everything right passes every test that is run") {
    Bench bench(Fault::none);
    const auto talked = bench.talk();
    CHECK(talked.size() == 18);
    CHECK(ids_with(talked, Verdict::fail).empty());
    CHECK(ids_with(talked, Verdict::advice).empty());
    CHECK(ids_with(talked, Verdict::not_run).empty());
    CHECK(ids_with(talked, Verdict::for_a_person) == Ids{"5"});
    const auto probed = bench.probe();
    CHECK(probed.size() == 25);
    CHECK(ids_with(probed, Verdict::pass).size() == 24);
    CHECK(ids_with(probed, Verdict::for_a_person) == Ids{"E25"});
}

TEST_CASE("a skill with one fault fails the tests that are about it and no other") {
    for (const BadSkill& bad : bad_skills()) {
        INFO(bad.what);
        const auto results = Bench(bad.fault).talk();
        CHECK(ids_with(results, Verdict::fail) == bad.fails);
        CHECK(ids_with(results, Verdict::advice) == bad.advice);
    }
}

TEST_CASE("an endpoint with one hole fails the tests that are about it and no other") {
    for (const BadSkill& bad : bad_gates()) {
        INFO(bad.what);
        const auto results = Bench(bad.fault).probe();
        CHECK(ids_with(results, Verdict::fail) == bad.fails);
        CHECK(ids_with(results, Verdict::advice) == bad.advice);
    }
}

TEST_CASE("each probe is let in by one hole and no other, so that none can stand for another") {
    Ids seen;
    for (const BadSkill& bad : bad_gates()) {
        seen.insert(bad.fails.begin(), bad.fails.end());
        seen.insert(bad.advice.begin(), bad.advice.end());
    }
    CHECK(seen.size() == 23);    // all but the good request and what is for a person
}

TEST_CASE("a test that cannot be held because of another fault is not run, and says why") {
    for (const TestResult& result : Bench(Fault::open_session_with_directive).talk()) {
        if (result.subject.id != "12") continue;
        CHECK(result.verdict == Verdict::not_run);
        REQUIRE_FALSE(result.not_run.empty());
        CHECK(result.not_run.front() ==
              "Night Story: Alexa does not take the answer to \"buy Night Story\"");
    }
}

TEST_CASE("where not even a good request is answered, nothing else is sent") {
    const auto results = Bench(Fault::refuses_all).probe();
    CHECK(ids_with(results, Verdict::fail) == Ids{"E1"});
    CHECK(ids_with(results, Verdict::not_run).size() == 23);
}

}    // namespace ask::tests
