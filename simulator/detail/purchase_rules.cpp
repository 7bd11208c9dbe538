#include "simulator/detail/purchase_rules.hpp"

#include "model/purchase.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

void check_payload(const Json& directive, Refusals& refusals) {
    const std::string name = text_at(directive, "/name");
    if (!model::purchase_flow(name)) {
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

}    // namespace

bool is_purchase(const Json& directive) {
    if (text_at(directive, "/type") != "Connections.SendRequest") return false;
    const std::string name = text_at(directive, "/name");
    return name != "AskFor" && name != "Setup" && name != "Charge";
}

void check_purchase(const Json& response, const Json& directive, Refusals& refusals) {
    check_around(response, refusals);
    check_payload(directive, refusals);
}

}    // namespace ask::simulator::detail
