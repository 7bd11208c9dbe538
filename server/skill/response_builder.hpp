#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "model/json.hpp"
#include "model/response.hpp"

namespace ask::skill {

using model::Response;

// Builds one answer. Rules that Amazon sets are kept by construction where they can be: a purchase
// directive drops speech, reprompt and everything else, ends the session and carries a token.
class ResponseBuilder {
   public:
    // `ssml` is the inside of <speak>…</speak>: escape data with model::escape_ssml first. A second
    // call adds to the first, with a space between.
    ResponseBuilder& speak(std::string_view ssml);
    ResponseBuilder& speak_text(std::string_view plain);    // no markup, nothing escaped
    // Asked again after silence; opens the microphone (should_end_session false).
    ResponseBuilder& reprompt(std::string_view ssml);
    ResponseBuilder& end_session(bool ends = true);

    ResponseBuilder& simple_card(std::string title, std::string content);
    ResponseBuilder& standard_card(model::StandardCard card);
    ResponseBuilder& link_account_card();
    ResponseBuilder& ask_for_permissions(std::vector<std::string> scopes);

    ResponseBuilder& delegate();
    ResponseBuilder& elicit_slot(std::string slot);
    ResponseBuilder& confirm_slot(std::string slot);
    ResponseBuilder& confirm_intent();
    ResponseBuilder& directive(Json raw);

    // The customer named the product: straight into Alexa's purchase flow. `token` comes back.
    ResponseBuilder& buy(ProductId product, std::string token);
    // Our own suggestion; `message` is plain text that ends in a yes/no question.
    ResponseBuilder& upsell(ProductId product, std::string message, std::string token);
    // Refund, or the end of a subscription.
    ResponseBuilder& cancel(ProductId product, std::string token);

    [[nodiscard]] Response build() const;

   private:
    ResponseBuilder& purchase(model::PurchaseDirective directive);
    Response response_;
    std::string ssml_;
    std::string reprompt_;
};

}    // namespace ask::skill
