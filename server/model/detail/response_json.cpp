#include "model/detail/response_json.hpp"

#include "core/match.hpp"
#include "model/detail/directive_rules.hpp"
#include "model/detail/intent_json.hpp"

namespace ask::model::detail {

namespace {

Json write_speech(const OutputSpeech& speech) {
    const bool plain = speech.kind == OutputSpeech::Kind::plain_text;
    Json written{{"type", plain ? "PlainText" : "SSML"}, {plain ? "text" : "ssml", speech.text}};
    if (!speech.play_behavior.empty()) written["playBehavior"] = speech.play_behavior;
    return written;
}

Json write_standard(const StandardCard& card) {
    Json written{{"type", "Standard"}, {"title", card.title}, {"text", card.text}};
    if (!card.small_image_url.empty()) written["image"]["smallImageUrl"] = card.small_image_url;
    if (!card.large_image_url.empty()) written["image"]["largeImageUrl"] = card.large_image_url;
    return written;
}

Json write_link() {
    return Json{{"type", "LinkAccount"}};
}

Json write_card(const Card& card) {
    return std::visit(
        Match{
            [](const SimpleCard& c) {
                return Json{{"type", "Simple"}, {"title", c.title}, {"content", c.content}};
            },
            [](const StandardCard& c) { return write_standard(c); },
            [](const LinkAccountCard&) { return write_link(); },
            [](const PermissionsCard& c) {
                return Json{{"type", "AskForPermissionsConsent"}, {"permissions", c.scopes}};
            },
        },
        card);
}

Json write_purchase(const PurchaseDirective& purchase) {
    Json payload;
    payload["InSkillProduct"]["productId"] = purchase.product_id.text();
    if (purchase.flow == PurchaseFlow::upsell) payload["upsellMessage"] = purchase.upsell_message;
    return Json{{"type", "Connections.SendRequest"},
                {"name", to_text(purchase.flow)},
                {"payload", std::move(payload)},
                {"token", purchase.token}};
}

Json write_dialog(const DialogDirective& dialog) {
    using Kind = DialogDirective::Kind;
    Json written{{"type", dialog_type(dialog.kind)}};
    if (dialog.kind == Kind::elicit_slot) written["slotToElicit"] = dialog.slot;
    if (dialog.kind == Kind::confirm_slot) written["slotToConfirm"] = dialog.slot;
    if (dialog.updated_intent) written["updatedIntent"] = write_intent(*dialog.updated_intent);
    return written;
}

Json write_directives(const std::vector<Directive>& directives) {
    Json written = Json::array();
    for (const Directive& directive : directives) {
        written.push_back(std::visit(
            Match{
                [](const PurchaseDirective& purchase) { return write_purchase(purchase); },
                [](const DialogDirective& dialog) { return write_dialog(dialog); },
                [](const RawDirective& raw) { return raw.value; },
            },
            directive));
    }
    return written;
}

Json write_reprompt(const Reprompt& reprompt) {
    Json written;
    written["outputSpeech"] = write_speech(reprompt.speech);
    if (!reprompt.directives.empty()) written["directives"] = write_directives(reprompt.directives);
    return written;
}

}    // namespace

Json write_response(const Response& response) {
    Json written = Json::object();
    if (response.speech) written["outputSpeech"] = write_speech(*response.speech);
    if (response.reprompt) written["reprompt"] = write_reprompt(*response.reprompt);
    if (response.card) written["card"] = write_card(*response.card);
    if (!response.directives.empty()) written["directives"] = write_directives(response.directives);
    if (response.should_end_session) written["shouldEndSession"] = *response.should_end_session;
    if (!response.can_fulfill_intent.is_null()) {
        written["canFulfillIntent"] = response.can_fulfill_intent;
    }
    return written;
}

}    // namespace ask::model::detail
