#include "simulator/desk/turn_record.hpp"

#include <utility>

#include "core/timestamp.hpp"
#include "core/utf8.hpp"
#include "model/purchase.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator {

namespace {

using detail::text_at;

constexpr std::size_t most_raw_bytes = 256U * 1024;
constexpr std::size_t most_spoken_bytes = 16U * 1024;    // twice what Alexa takes
constexpr std::size_t most_complaints = 20;

std::string shortened(const std::string& text) {
    if (text.size() <= most_spoken_bytes) return text;
    return std::string(beginning_of(text, most_spoken_bytes)) + "…";
}

// All members, so that a page need not ask which are there.
Json empty_record(const TurnHead& head) {
    return {{"number", 0},
            {"turn", head.written},
            {"who", head.line.who},
            {"what", head.line.what},
            {"at", format_timestamp(head.at)},
            {"heard", nullptr},
            {"alexa", nullptr},
            {"meanwhile", Json::array()},
            {"request", nullptr},
            {"status", 0},
            {"response", nullptr},
            {"speech", ""},
            {"ssml", ""},
            {"reprompt", ""},
            {"card", nullptr},
            {"purchase", nullptr},
            {"session", "none"},
            {"took_ms", 0},
            {"steps", Json::array()},
            {"refusals", Json::array()},
            {"warnings", Json::array()},
            {"error", ""}};
}

// The names of the values that a slot was resolved to.
Json resolved_names(const Json& slot) {
    Json names = Json::array();
    const Json::json_pointer at("/resolutions/resolutionsPerAuthority");
    if (!slot.contains(at)) return names;
    const Json& authorities = slot.at(at);
    for (const Json& authority : authorities) {
        const auto values = authority.find("values");
        if (values == authority.end()) continue;
        for (const Json& value : *values) names.push_back(text_at(value, "/value/name"));
    }
    return names;
}

Json slots_of(const Json& intent) {
    Json slots = Json::array();
    const auto found = intent.find("slots");
    if (found == intent.end()) return slots;
    for (const auto& [name, slot] : found->items()) {
        const std::string said = text_at(slot, "/value");
        if (said.empty()) continue;
        slots.push_back({{"name", name}, {"said", said}, {"resolved", resolved_names(slot)}});
    }
    return slots;
}

Json heard_json(const Exchange& exchange) {
    const Json::json_pointer at("/request/intent");
    if (!exchange.envelope.contains(at)) return nullptr;
    const Json& intent = exchange.envelope.at(at);
    Json heard = {{"intent", text_at(intent, "/name")},
                  {"how", "given as an intent"},
                  {"slots", slots_of(intent)},
                  {"also", Json::array()}};
    if (exchange.heard) {
        heard["how"] = exchange.heard->how;
        heard["also"] = exchange.heard->also;
    }
    return heard;
}

Json alexa_json(const std::optional<PurchaseOutcome>& outcome) {
    if (!outcome) return nullptr;
    return {{"result", model::to_text(outcome->result)}, {"says", outcome->alexa_says}};
}

Json card_json(const Json& answer) {
    const Json::json_pointer at("/response/card");
    if (!answer.contains(at) || !answer.at(at).is_object()) return nullptr;
    const Json& card = answer.at(at);
    std::string text = text_at(card, "/content");
    if (text.empty()) text = text_at(card, "/text");
    return {{"title", shortened(text_at(card, "/title"))}, {"text", shortened(text)}};
}

Json raw(const Json& answer) {
    const std::size_t size = answer.dump().size();
    if (size <= most_raw_bytes) return answer;
    return {{"left_out", std::to_string(size) + " bytes"}};
}

Json some_of(const std::vector<std::string>& complaints) {
    Json some = Json::array();
    for (const std::string& one : complaints) {
        if (some.size() == most_complaints) {
            some.push_back("and " + std::to_string(complaints.size() - most_complaints) + " more");
            break;
        }
        some.push_back(shortened(one));
    }
    return some;
}

Json steps_json(const std::vector<StepTime>& times) {
    Json steps = Json::array();
    for (const StepTime& step : times) {
        steps.push_back({{"name", step.name}, {"ms", step.milliseconds}});
    }
    return steps;
}

void add_exchange(Json& record, const Exchange& exchange) {
    record["heard"] = heard_json(exchange);
    record["meanwhile"] = exchange.meanwhile;
    record["request"] = raw(exchange.envelope);
    record["status"] = exchange.status;
    record["response"] = raw(exchange.answer);
    record["ssml"] = shortened(text_at(exchange.answer, "/response/outputSpeech/ssml"));
    record["card"] = card_json(exchange.answer);
    record["took_ms"] = static_cast<double>(exchange.took.count()) / 1000;
    record["steps"] = steps_json(exchange.steps);
    record["refusals"] = some_of(exchange.refusals);
    record["warnings"] = some_of(exchange.objections);
}

}    // namespace

std::string ProductTitles::title_of(const ReferenceName& product) const {
    return amazon.with([&](const Amazon& now) {
        const ShopProduct* found = now.find(product);
        if (found == nullptr) return product.text();
        const auto text = found->texts.find(locale);
        return text == found->texts.end() ? product.text() : text->second.name;
    });
}

Json purchase_json(const Alexa& alexa, const std::optional<PurchaseOrder>& order,
                   const ProductTitles& titles) {
    if (!order) return nullptr;
    const std::string name = alexa.reference_name(order->product);
    return {{"name", model::to_text(order->flow)},
            {"product", name},
            {"title", name.empty() ? order->product.text() : titles.title_of(ReferenceName(name))},
            {"message", order->upsell_message}};
}

Json record_of(const TurnHead& head, const Alexa& alexa, const TurnOutcome& outcome,
               const ProductTitles& titles) {
    Json record = empty_record(head);
    record["alexa"] = alexa_json(outcome.purchase);
    record["session"] = alexa.session_is_open() ? "open" : "none";
    if (!outcome.exchange) {
        if (outcome.purchase) {
            record["warnings"].push_back("the result was lost on its way: the skill was not told");
        }
        return record;
    }
    add_exchange(record, *outcome.exchange);
    const Observation observed = observe(alexa, outcome);
    record["speech"] = shortened(observed.speech);
    record["reprompt"] = shortened(observed.reprompt);
    record["purchase"] = purchase_json(alexa, outcome.exchange->order, titles);
    return record;
}

Json record_of_failure(const TurnHead& head, const std::string& why) {
    Json record = empty_record(head);
    record["error"] = why;
    return record;
}

}    // namespace ask::simulator
