#include "simulator/script_writer.hpp"

#include <array>
#include <string_view>

#include "simulator/detail/flowing_json.hpp"

namespace ask::simulator {

namespace {

using detail::flowing_object;
using detail::member;
using detail::spaced;
using Members = std::vector<std::string>;

// What a turn is comes first, then what belongs to it.
constexpr std::array order{"open",  "say",         "intent",     "purchase", "end",
                           "event", "request",     "amazon",     "slots",    "status_code",
                           "body",  "persistence", "in_session", "comment",  "request_id"};

Json text_expected(const std::string& text) {
    return text.empty() ? Json() : Json{{"is", text}};
}

Json directive_expected(const Observation& came) {
    if (came.directive.empty()) return Json();
    Json directive = {{"name", came.directive}};
    if (!came.product.empty()) directive["product"] = came.product;
    return directive;
}

Members expectation_members(const Observation& came, bool with_attributes) {
    Members members;
    const auto add = [&](const char* name, const Json& value) {
        members.push_back(member(name, spaced(value)));
    };
    if (came.status != 200) add("status", came.status);
    if (!came.intent.empty()) add("intent", came.intent);
    if (!came.result.empty()) add("result", came.result);
    add("directive", directive_expected(came));
    add("speech", text_expected(came.speech));
    add("reprompt", text_expected(came.reprompt));
    if (with_attributes) add("attributes", came.attributes);
    add("session", came.session_is_open ? "open" : "ended");
    return members;
}

Members turn_members(Json turn) {
    Members members;
    for (const char* name : order) {
        const auto found = turn.find(name);
        if (found == turn.end()) continue;
        members.push_back(member(name, spaced(*found)));
        turn.erase(found);
    }
    for (const auto& [name, value] : turn.items()) members.push_back(member(name, spaced(value)));
    return members;
}

std::string turn_text(const HappenedTurn& happened, bool with_attributes) {
    constexpr std::size_t turn_column = 4;
    constexpr std::size_t expectation_column = 16;    // behind `"expect": `
    Json turn = happened.turn;
    turn.erase("expect");
    const bool has_id = turn.contains("request_id") || happened.request_id.empty();
    if (!has_id) turn["request_id"] = happened.request_id;
    std::string expectation;
    if (happened.came) {
        const Members members = expectation_members(*happened.came, with_attributes);
        expectation = member("expect", flowing_object(members, expectation_column));
    }
    return flowing_object(turn_members(std::move(turn)), turn_column, expectation);
}

Members customer_members(const ScriptCustomer& customer) {
    Members members;
    const auto add = [&](const char* name, const Json& value) {
        members.push_back(member(name, spaced(value)));
    };
    if (!customer.name.empty()) add("name", customer.name);
    Json owned = Json::array();
    for (const ReferenceName& name : customer.owned) owned.push_back(name.text());
    if (!owned.empty()) add("owned", owned);
    Json counts;
    for (const auto& [name, count] : customer.counts) counts[name.text()] = count;
    if (!counts.empty()) add("counts", counts);
    if (!customer.voice_purchasing) add("voice_purchasing", false);
    if (!customer.has_screen) add("screen", false);
    if (!customer.permissions.empty()) add("permissions", customer.permissions);
    return members;
}

std::string line(const std::string& name, const std::string& value) {
    return "  " + member(name, value) + ",\n";
}

}    // namespace

std::string write_script(const HappenedScript& happened) {
    const std::string title = happened.title.empty() ? "A conversation" : happened.title;
    std::string text = "{\n" + line("title", spaced(title));
    text += line("locale", spaced(happened.locale.text()));
    const Members customer = customer_members(happened.customer);
    constexpr std::size_t customer_column = 14;    // behind `"customer": `
    if (!customer.empty()) text += line("customer", flowing_object(customer, customer_column));
    text += "  \"turns\": [";
    std::string_view between = "\n    ";
    for (const HappenedTurn& turn : happened.turns) {
        text += between;
        text += turn_text(turn, happened.with_attributes);
        between = ",\n    ";
    }
    return text + "\n  ]\n}\n";
}

}    // namespace ask::simulator
