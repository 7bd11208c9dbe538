#include "simulator/speech_rules.hpp"

#include <algorithm>
#include <utility>

#include "simulator/built_in_types.hpp"
#include "simulator/detail/answer_texts.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/price_words.hpp"
#include "simulator/detail/purchase_talk.hpp"
#include "simulator/purchase_flow.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

using detail::AnswerText;
using detail::text_at;
using model::PurchaseFlow;
using model::PurchaseResult;
using Objections = std::vector<Objection>;

struct Answer {
    const Json& json;
    std::vector<AnswerText> texts;
    std::optional<PurchaseOrder> order;
};

// Amazon: prices, discounts and trials are told by Alexa, who knows them.
void object_to_prices(const Answer& answer, std::string_view language, Objections& objections) {
    for (const auto& [where, text] : answer.texts) {
        const std::string price = detail::find_price(text, language);
        if (!price.empty()) {
            objections.emplace_back(SpeechRule::price, where + " tells a price: \"" + price + "\"");
        }
        const std::string discount = detail::find_discount(text, language);
        if (discount.empty()) continue;
        objections.emplace_back(SpeechRule::price,
                                where + " tells of a discount or trial: \"" + discount + "\"");
    }
}

// Amazon: Alexa has said already why it came to nothing; the skill goes on.
void object_to_failure_talk(const Answer& answer, const Situation& situation,
                            Objections& objections) {
    const std::string result(model::to_text(situation.purchase->result));
    for (const auto& [where, text] : answer.texts) {
        const std::string talk = detail::find_failure_talk(text, language_of(situation.locale));
        if (talk.empty()) continue;
        objections.emplace_back(SpeechRule::after_purchase,
                                "after " + result + " " + where + " says \"" + talk +
                                    "\"; Alexa has explained it already");
    }
    if (!answer.order || answer.order->flow == PurchaseFlow::cancel) return;
    objections.emplace_back(SpeechRule::after_purchase,
                            "after " + result + " the skill offers something again");
}

bool ends_session(const Json& answer) {
    const Json::json_pointer at("/response/shouldEndSession");
    return !answer.contains(at) || answer.at(at) != false;
}

bool has_directives(const Json& answer) {
    const Json::json_pointer at("/response/directives");
    return answer.contains(at) && !answer.at(at).empty();
}

// Amazon: what was bought starts at once.
void object_to_mere_thanks(const Answer& answer, const Situation& situation,
                           Objections& objections) {
    const bool is_bought = situation.purchase->flow != PurchaseFlow::cancel;
    if (!is_bought || !ends_session(answer.json) || has_directives(answer.json)) return;
    if (answer.texts.empty()) {
        objections.emplace_back(
            SpeechRule::mere_thanks,
            "after ACCEPTED the skill says nothing; what was bought should start");
        return;
    }
    const AnswerText& said = answer.texts.front();
    if (!detail::is_only_thanks(said.text, language_of(situation.locale))) return;
    objections.emplace_back(
        SpeechRule::mere_thanks,
        "after ACCEPTED the skill only says thanks; what was bought should start");
}

void object_after_purchase(const Answer& answer, const Situation& situation,
                           Objections& objections) {
    if (!situation.purchase) return;
    if (situation.purchase->result == PurchaseResult::accepted) {
        return object_to_mere_thanks(answer, situation, objections);
    }
    object_to_failure_talk(answer, situation, objections);
}

void object_to_message(const std::string& message, std::string_view language,
                       Objections& objections) {
    if (!detail::ends_with_question(message)) {
        objections.emplace_back(SpeechRule::suggestion_words,
                                "upsellMessage does not end with a question");
    } else if (detail::asks_to_buy(message, language)) {
        objections.emplace_back(SpeechRule::suggestion_words,
                                "upsellMessage asks whether to buy; ask whether to hear more");
    }
}

// Whether the customer asked for this product by name, in an intent of buying.
bool has_asked_to_buy(const Situation& situation, const ProductStanding& product) {
    const std::string intent = lower_case(situation.intent);
    const bool is_buying =
        intent.find("buy") != intent.npos || intent.find("purchase") != intent.npos;
    const std::string name = comparable(product.name);
    return is_buying && std::any_of(situation.meant.begin(), situation.meant.end(),
                                    [&](const std::string& meant) {
                                        return meant == product.reference_name.text() ||
                                               (!name.empty() && comparable(meant) == name);
                                    });
}

void object_to_product(const PurchaseOrder& order, const Situation& situation,
                       Objections& objections) {
    const auto found = situation.products.find(order.product);
    if (found == situation.products.end()) {
        if (situation.products.empty()) return;
        objections.emplace_back(SpeechRule::not_on_sale,
                                "there is no product " + order.product.text());
        return;
    }
    const ProductStanding& product = found->second;
    const std::string name = product.reference_name.text();
    const std::string flow(model::to_text(order.flow));
    if (product.is_owned) {
        objections.emplace_back(SpeechRule::owned,
                                flow + " of " + name + ", which the customer owns already");
    } else if (!product.is_purchasable) {
        objections.emplace_back(SpeechRule::not_on_sale,
                                flow + " of " + name + ", which cannot be bought");
    }
    if (order.flow == PurchaseFlow::upsell && has_asked_to_buy(situation, product)) {
        objections.emplace_back(
            SpeechRule::asked_to_buy,
            "Upsell of " + name + ", which the customer asked to buy: send Buy");
    }
}

void object_to_offer(const Answer& answer, const Situation& situation, Objections& objections) {
    if (!answer.order || answer.order->flow == PurchaseFlow::cancel) return;
    if (answer.order->flow == PurchaseFlow::upsell) {
        object_to_message(answer.order->upsell_message, language_of(situation.locale), objections);
    }
    object_to_product(*answer.order, situation, objections);
}

std::optional<PurchaseTold> purchase_told(const Json& request) {
    if (text_at(request, "/type") != "Connections.Response") return std::nullopt;
    const auto flow = model::purchase_flow(text_at(request, "/name"));
    if (!flow) return std::nullopt;
    return PurchaseTold{*flow, model::purchase_result(text_at(request, "/payload/purchaseResult"))};
}

void add_meant_value(const Json& value, std::set<std::string>& meant) {
    for (const char* member : {"/value/id", "/value/name"}) {
        const std::string text = text_at(value, member);
        if (!text.empty()) meant.insert(text);
    }
}

void add_meant(const Json& resolutions, std::set<std::string>& meant) {
    const auto authorities = resolutions.find("resolutionsPerAuthority");
    if (authorities == resolutions.end() || !authorities->is_array()) return;
    for (const Json& authority : *authorities) {
        if (!authority.is_object()) continue;
        const Json values = authority.value("values", Json::array());
        for (const Json& value : values) add_meant_value(value, meant);
    }
}

}    // namespace

Situation situation_of(const Json& request, std::map<ProductId, ProductStanding> products) {
    Situation situation{.locale = Locale(text_at(request, "/locale")),
                        .intent = text_at(request, "/intent/name"),
                        .meant = {},
                        .purchase = purchase_told(request),
                        .products = std::move(products)};
    const Json::json_pointer at("/intent/slots");
    if (!request.is_object() || !request.contains(at) || !request.at(at).is_object()) {
        return situation;
    }
    for (const Json& slot : request.at(at)) {
        const auto resolutions = slot.is_object() ? slot.find("resolutions") : slot.end();
        if (resolutions != slot.end()) add_meant(*resolutions, situation.meant);
    }
    return situation;
}

std::vector<Objection> judge_speech(const Json& json, const Situation& situation) {
    const Answer answer{json, detail::texts_of(json), find_order(json)};
    if (!json.is_object()) return {};
    Objections objections;
    object_to_prices(answer, language_of(situation.locale), objections);
    object_after_purchase(answer, situation, objections);
    object_to_offer(answer, situation, objections);
    return objections;
}

std::vector<std::string> find_objections(const Json& answer, const Situation& situation) {
    std::vector<std::string> sentences;
    for (Objection& objection : judge_speech(answer, situation)) {
        sentences.push_back(std::move(objection.text));
    }
    return sentences;
}

}    // namespace ask::simulator
