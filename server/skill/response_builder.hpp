#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "model/json.hpp"
#include "model/response.hpp"

namespace ask::skill {

using model::Response;

// Builds one answer; each call to respond() begins another. Rules that Amazon sets are kept by
// construction where they can be: a purchase directive drops speech, reprompt and everything else
// and ends the session; a dialog directive keeps the session open; VideoApp.Launch says nothing
// about it.
class ResponseBuilder {
 public:
    // `ssml` is the inside of <speak>…</speak>: escape data with model::escape_ssml first. A second
    // call adds to the first, with a space between.
    ResponseBuilder& speak(std::string_view ssml);
    // No markup, nothing escaped. Beside speak() it is escaped and joins the SSML.
    ResponseBuilder& speak_text(std::string_view plain);
    // Asked again after silence; opens the microphone (should_end_session false).
    ResponseBuilder& reprompt(std::string_view ssml);
    // The last word on the session counts: this, reprompt() or a dialog directive. Without any of
    // them nothing is sent, and the device decides.
    ResponseBuilder& end_session(bool ends = true);

    ResponseBuilder& simple_card(std::string title, std::string content);
    ResponseBuilder& standard_card(model::StandardCard card);
    ResponseBuilder& link_account_card();
    ResponseBuilder& ask_for_permissions(std::vector<std::string> scopes);

    ResponseBuilder& delegate();
    ResponseBuilder& elicit_slot(std::string slot);
    ResponseBuilder& confirm_slot(std::string slot);
    ResponseBuilder& confirm_intent();
    // Any other directive, sent as it is; must have a string member `type`.
    ResponseBuilder& directive(Json raw);

    // Of several purchase directives the last one counts. `token` comes back in Alexa's answer,
    // unsigned: put a short key in it, never a right. Empty, or an empty product id, is refused
    // when the answer is checked. The customer named the product: straight into Alexa's purchase
    // flow.
    ResponseBuilder& buy(ProductId product, std::string token);
    // Our own suggestion; `message` is plain text that ends in a yes/no question.
    ResponseBuilder& upsell(ProductId product, std::string message, std::string token);
    // Refund, or the end of a subscription.
    ResponseBuilder& cancel(ProductId product, std::string token);

    // Leaves the builder as it is.
    [[nodiscard]] Response build() const;

 private:
    ResponseBuilder& dialog(model::DialogDirective::Kind kind, std::string slot);
    ResponseBuilder& purchase(model::PurchaseDirective directive);

    Response response_;
    std::optional<model::PurchaseDirective> purchase_;
    std::string ssml_;     // everything said, as SSML
    std::string plain_;    // the same as plain text, used while there is no markup
    bool has_markup_ = false;
    bool keeps_silent_on_session_ = false;
    std::string reprompt_;
};

}    // namespace ask::skill
