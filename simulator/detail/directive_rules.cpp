#include "simulator/detail/directive_rules.hpp"

#include <algorithm>
#include <string_view>

#include "simulator/detail/json_text.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

bool is_purchase_name(std::string_view name) {
    return name == "Buy" || name == "Upsell" || name == "Cancel";
}

bool is_purchase(const Json& directive) {
    return text_at(directive, "/type") == "Connections.SendRequest";
}

void check_payload(const Json& directive, Refusals& refusals) {
    const std::string name = text_at(directive, "/name");
    if (!is_purchase_name(name)) {
        refusals.push_back("the purchase directive's name is \"" + name +
                           "\"; there are Buy, Upsell and Cancel");
    }
    if (text_at(directive, "/payload/InSkillProduct/productId").empty()) {
        refusals.push_back("the purchase directive has no payload.InSkillProduct.productId");
    }
    const bool has_message = !text_at(directive, "/payload/upsellMessage").empty();
    if (name == "Upsell" && !has_message) refusals.push_back("the Upsell has no upsellMessage");
    if (name != "Upsell" && has_message) {
        refusals.push_back("upsellMessage belongs to an Upsell only");
    }
    if (!directive.contains("token") || !directive["token"].is_string()) {
        refusals.push_back("the purchase directive has no token");
    }
}

void check_around(const Json& response, Refusals& refusals) {
    if (response["directives"].size() != 1) {
        refusals.push_back("a purchase directive must be the only directive");
    }
    if (response.value("shouldEndSession", Json()) != true) {
        refusals.push_back("a purchase directive needs shouldEndSession true");
    }
    if (response.contains("reprompt")) {
        refusals.push_back("a purchase directive cannot have a reprompt");
    }
}

void check_dialog(const Json& response, const Asked& asked, Refusals& refusals) {
    if (!asked.is_intent_request) {
        refusals.push_back("a dialog directive may answer an IntentRequest only");
    }
    if (response.value("shouldEndSession", Json()) == true) {
        refusals.push_back("a dialog directive needs an open session");
    }
}

void check_directive(const Json& response, const Json& directive, const Asked& asked,
                     Refusals& refusals) {
    const std::string type = text_at(directive, "/type");
    if (type.empty()) refusals.push_back("a directive has no type");
    if (type.starts_with("Dialog.") && type != "Dialog.UpdateDynamicEntities") {
        check_dialog(response, asked, refusals);
    }
    if (!is_purchase(directive)) return;
    check_around(response, refusals);
    check_payload(directive, refusals);
}

}    // namespace

void check_directives(const Json& response, const Asked& asked, Refusals& refusals) {
    const auto directives = response.find("directives");
    if (directives == response.end()) return;
    if (!directives->is_array()) return refusals.push_back("directives is not a list");
    const bool may_have =
        asked.kind == model::AnswerKind::full || asked.kind == model::AnswerKind::directives_only;
    if (!may_have && !directives->empty()) {
        refusals.push_back("directives may not answer a request of this kind");
    }
    for (const Json& directive : *directives) {
        check_directive(response, directive, asked, refusals);
    }
}

}    // namespace ask::simulator::detail
