#include "certify/small_skill.hpp"

#include "certify/small_answers.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::tests {

namespace {

constexpr int sparks_per_pack = 5;

const std::string free_story = "A free story begins. The moon goes up. Shall I go on?";

}    // namespace

bool SmallSkill::owns(const Asked& asked, const std::string& product) {
    const auto bought = asked.counts.find(product);
    return product != "sparks" && bought != asked.counts.end() && bought->second > 0;
}

SmallSkill::Asked SmallSkill::read(const std::string& body) const {
    Asked asked;
    asked.envelope = Json::parse(body);
    asked.request = asked.envelope.at("request");
    asked.user = UserId(text_at(asked.envelope, "/context/System/user/userId"));
    world_->with([&](const simulator::Amazon& amazon) {
        const auto customer = amazon.customers.find(asked.user);
        if (customer == amazon.customers.end()) return;
        for (const auto& [name, holding] : customer->second.holdings) {
            asked.counts[name.text()] = holding.count;
        }
    });
    return asked;
}

Result<http::Response> SmallSkill::post(const std::string& body,
                                        const simulator::SigningIdentity& /*identity*/) {
    http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
    response.headers.add("Content-Type", "application/json;charset=UTF-8");
    response.body = answer(read(body)).dump();
    return response;
}

Json SmallSkill::answer(const Asked& asked) {
    const std::string type = text_at(asked.request, "/type");
    if (type == "LaunchRequest") return say("Welcome. Shall I tell a story?");
    if (type == "Connections.Response") return answer_purchase(asked);
    if (type == "IntentRequest") {
        return answer_intent(asked, text_at(asked.request, "/intent/name"));
    }
    if (type == "AlexaSkillEvent.SkillDisabled") disable(asked);
    return empty_answer();
}

Json SmallSkill::answer_intent(const Asked& asked, const std::string& intent) {
    const std::string product = product_in(asked.request);
    if (intent == "WhatCanIBuyIntent") return list();
    if (intent == "ProductDetailIntent") return describe(product);
    if (intent == "BuyIntent") return buy(asked, product);
    if (intent == "RefundSkillItemIntent") {
        return has(Fault::cannot_refund) ? say("Hm. What else?") : order("Cancel", product);
    }
    if (intent == "CancelSubscriptionIntent") {
        return has(Fault::cannot_cancel) ? say("Hm. What else?") : order("Cancel", product);
    }
    if (intent == "StoryIntent") return tell_or_suggest(asked, "story");
    if (intent == "ClubIntent") return tell_or_suggest(asked, "club");
    if (intent == "MoreStoriesIntent") return suggest(asked, "story");
    if (intent == "MoreEveningsIntent") return suggest(asked, "club");
    if (intent == "MoreLightIntent") return suggest(asked, "sparks");
    if (intent == "LightIntent") return light(asked);
    if (intent == "CountIntent") return count(asked);
    return say(intent == "FreeIntent" ? free_story : "Say, tell a free story. What will it be?");
}

Json SmallSkill::list() {
    if (has(Fault::tells_of_no_product)) return say("Goodbye.", false);
    if (has(Fault::broken_ssml)) return say("<speak>Stories & more</speak>");
    std::string names = "There is Night Story and Spark Pack";
    if (!has(Fault::does_not_know_product)) names += " and Story Club";
    if (has(Fault::tells_price)) names += " for $1.99";
    return say(names + ". Which one?");
}

Json SmallSkill::describe(const std::string& product) {
    const bool is_unknown = has(Fault::does_not_know_product) && product == "club";
    const bool is_left_out = has(Fault::leaves_product_out) && product == "club";
    if (is_unknown || is_left_out) return say("I don't know that. What else?");
    return say(name_of(product) + " is for quiet evenings. Curious?");
}

Json SmallSkill::buy(const Asked& asked, const std::string& product) {
    if (has(Fault::does_not_know_product) && product == "club") return say("What is that?");
    if (owns(asked, product) && !has(Fault::sells_owned)) return open_owned(asked, product);
    return order(has(Fault::upsell_instead_of_buy) ? "Upsell" : "Buy", product);
}

Json SmallSkill::open_owned(const Asked& asked, const std::string& product) {
    if (has(Fault::error_on_buying_owned)) return say("Sorry, something went wrong. What now?");
    if (has(Fault::leaves_on_buying_owned)) return say("You have that. Good night.", false);
    return start(asked, product);
}

Json SmallSkill::tell_or_suggest(const Asked& asked, const std::string& product) {
    const bool is_owned = owns(asked, product);
    const bool is_first_word = asked.envelope.at("session").value("new", false);
    if (has(Fault::lost_on_next_visit) && product == "story" && is_owned) {
        const bool goes_on = text_at(asked.envelope, "/session/attributes/began") == product;
        return is_first_word || !goes_on ? say(free_story) : start(asked, product);
    }
    const bool is_cancelled = memories_[asked.user].declined.contains("cancelled");
    if (has(Fault::takes_away_at_once) && is_cancelled) return say(free_story);
    if (memories_[asked.user].declined.contains("shut")) return say(free_story);
    return is_owned ? start(asked, product) : suggest(asked, product);
}

Json SmallSkill::suggest(const Asked& asked, const std::string& product) {
    const bool is_declined = memories_[asked.user].declined.contains(product);
    const bool is_owned = owns(asked, product);
    if (product == "story" && has(Fault::suggests_another_twice)) return order("Upsell", "club");
    if (product == "story" && has(Fault::suggests_another_first)) {
        return order("Upsell", memories_[asked.user].declined.contains("club") ? "story" : "club");
    }
    if (is_declined && !has(Fault::repeats_declined)) return say(free_story);
    if (is_owned && !has(Fault::suggests_owned)) return say(free_story);
    return order("Upsell", product);
}

Json SmallSkill::start(const Asked& asked, const std::string& product) {
    if (product == "sparks") {
        return say("You have " + std::to_string(stock(asked)) + " sparks. Light one?");
    }
    const std::string money = has(Fault::money_in_story) ? "It had twenty dollars. " : "";
    Json began = say(product == "story" ? "There was an owl in the night. " + money + "Go on?"
                                        : "The members of the club sat down. Go on?");
    began["sessionAttributes"] = {{"began", product}};
    return began;
}

int SmallSkill::stock(const Asked& asked) {
    const auto bought = asked.counts.find("sparks");
    const int count = bought == asked.counts.end() ? 0 : bought->second;
    return count * sparks_per_pack - memories_[asked.user].used;
}

Json SmallSkill::light(const Asked& asked) {
    if (stock(asked) <= 0) return suggest(asked, "sparks");
    if (!has(Fault::never_counts_use)) ++memories_[asked.user].used;
    return say("A spark lights up. Another one?");
}

Json SmallSkill::count(const Asked& asked) {
    return say("You have " + std::to_string(stock(asked)) + " sparks. Light one?");
}

void SmallSkill::disable(const Asked& asked) {
    if (!has(Fault::forgets_stock_when_disabled)) return;
    memories_[asked.user].used = 1'000;
}

Json SmallSkill::answer_purchase(const Asked& asked) {
    const std::string flow = text_at(asked.request, "/name");
    const std::string result = text_at(asked.request, "/payload/purchaseResult");
    const std::string product = reference_of(text_at(asked.request, "/payload/productId"));
    if (flow == "Cancel") {
        memories_[asked.user].declined.insert("cancelled");
        return say("All right. Shall I tell a story?");
    }
    if (result == "ACCEPTED") {
        return has(Fault::only_thanks) ? say("Thank you!", false) : start(asked, product);
    }
    if (result == "ALREADY_PURCHASED") {
        return after_already_purchased(asked, product);
    }
    if (result == "DECLINED") return after_no(asked, product);
    if (result == "PENDING_PURCHASE" && has(Fault::speaks_of_pending)) {
        return say("Your payment is pending. Shall I tell a story?");
    }
    if (result == "ERROR" && has(Fault::retries_after_error)) return say("Shall we try again?");
    if (result == "ERROR" && has(Fault::names_error)) return say("The purchase failed. A story?");
    return say("The evening is young. Shall I tell a story?");
}

Json SmallSkill::after_already_purchased(const Asked& asked, const std::string& product) {
    if (has(Fault::error_for_owned)) return say("That was an error. What now?");
    if (has(Fault::owned_stays_shut)) memories_[asked.user].declined.insert("shut");
    const bool is_late = has(Fault::owned_stays_shut) || has(Fault::owned_starts_late);
    return is_late ? say("All right. What now?") : start(asked, product);
}

Json SmallSkill::after_no(const Asked& asked, const std::string& product) {
    memories_[asked.user].declined.insert(product);
    if (has(Fault::offers_other_after_no))
        return order("Upsell", product == "club" ? "story" : "club");
    if (has(Fault::leaves_after_no)) return say("Good night.", false);
    return say("The evening is young. Shall I tell a story?");
}

Json SmallSkill::order(const std::string& flow, const std::string& product) {
    Json directive = {
        {"type", "Connections.SendRequest"},
        {"name", flow},
        {"payload",
         {{"InSkillProduct",
           {{"productId", simulator::product_id_of(ReferenceName(product)).text()}}}}},
        {"token", product}};
    std::string message = name_of(product) + " goes with this. Want to hear more?";
    if (has(Fault::price_in_suggestion)) message = "For $2 there is more. Want to hear it?";
    if (has(Fault::suggestion_without_question)) message = name_of(product) + " goes with this.";
    if (has(Fault::suggestion_asks_to_buy))
        message = "Do you want to buy " + name_of(product) + "?";
    if (has(Fault::suggestion_is_prompt)) {
        message = "The " + name_of(product) + " is full of wonders. Curious?";
    }
    if (flow == "Upsell") directive["payload"]["upsellMessage"] = message;
    const bool ends = !has(Fault::open_session_with_directive);
    return {{"version", "1.0"},
            {"response", {{"directives", {directive}}, {"shouldEndSession", ends}}}};
}

}    // namespace ask::tests
