#include "skill/response_builder.hpp"

#include <utility>

#include "model/ssml.hpp"

namespace ask::skill {

namespace {

void append(std::string& text, std::string_view more) {
    if (!text.empty() && !more.empty()) text += ' ';
    text += more;
}

model::OutputSpeech as_ssml(const std::string& inside) {
    return model::OutputSpeech{.kind = model::OutputSpeech::Kind::ssml,
                               .text = "<speak>" + inside + "</speak>",
                               .play_behavior = {}};
}

model::OutputSpeech as_plain(const std::string& text) {
    return model::OutputSpeech{
        .kind = model::OutputSpeech::Kind::plain_text, .text = text, .play_behavior = {}};
}

// Amazon: a purchase directive goes alone, and the session ends with it.
Response only(const model::PurchaseDirective& directive) {
    Response response;
    response.directives.emplace_back(directive);
    response.should_end_session = true;
    return response;
}

bool is_video_launch(const Json& raw) {
    return raw.is_object() && raw.value("type", Json()) == "VideoApp.Launch";
}

}    // namespace

ResponseBuilder& ResponseBuilder::speak(std::string_view ssml) {
    has_markup_ = true;
    append(ssml_, ssml);
    return *this;
}

ResponseBuilder& ResponseBuilder::speak_text(std::string_view plain) {
    append(plain_, plain);
    append(ssml_, model::escape_ssml(plain));
    return *this;
}

ResponseBuilder& ResponseBuilder::reprompt(std::string_view ssml) {
    append(reprompt_, ssml);
    return end_session(false);
}

ResponseBuilder& ResponseBuilder::end_session(bool ends) {
    response_.should_end_session = ends;
    return *this;
}

ResponseBuilder& ResponseBuilder::simple_card(std::string title, std::string content) {
    response_.card = model::SimpleCard{.title = std::move(title), .content = std::move(content)};
    return *this;
}

ResponseBuilder& ResponseBuilder::standard_card(model::StandardCard card) {
    response_.card = std::move(card);
    return *this;
}

ResponseBuilder& ResponseBuilder::link_account_card() {
    response_.card = model::LinkAccountCard{};
    return *this;
}

ResponseBuilder& ResponseBuilder::ask_for_permissions(std::vector<std::string> scopes) {
    response_.card = model::PermissionsCard{.scopes = std::move(scopes)};
    return *this;
}

ResponseBuilder& ResponseBuilder::delegate() {
    return dialog(model::DialogDirective::Kind::delegate, {});
}

ResponseBuilder& ResponseBuilder::elicit_slot(std::string slot) {
    return dialog(model::DialogDirective::Kind::elicit_slot, std::move(slot));
}

ResponseBuilder& ResponseBuilder::confirm_slot(std::string slot) {
    return dialog(model::DialogDirective::Kind::confirm_slot, std::move(slot));
}

ResponseBuilder& ResponseBuilder::confirm_intent() {
    return dialog(model::DialogDirective::Kind::confirm_intent, {});
}

ResponseBuilder& ResponseBuilder::directive(Json raw) {
    keeps_silent_on_session_ = keeps_silent_on_session_ || is_video_launch(raw);
    response_.directives.emplace_back(model::RawDirective{.value = std::move(raw)});
    return *this;
}

ResponseBuilder& ResponseBuilder::buy(ProductId product, std::string token) {
    return purchase({.flow = model::PurchaseFlow::buy,
                     .product_id = std::move(product),
                     .upsell_message = {},
                     .token = std::move(token)});
}

ResponseBuilder& ResponseBuilder::upsell(ProductId product, std::string message,
                                         std::string token) {
    return purchase({.flow = model::PurchaseFlow::upsell,
                     .product_id = std::move(product),
                     .upsell_message = std::move(message),
                     .token = std::move(token)});
}

ResponseBuilder& ResponseBuilder::cancel(ProductId product, std::string token) {
    return purchase({.flow = model::PurchaseFlow::cancel,
                     .product_id = std::move(product),
                     .upsell_message = {},
                     .token = std::move(token)});
}

Response ResponseBuilder::build() const {
    if (purchase_) return only(*purchase_);
    Response built = response_;
    if (has_markup_) {
        built.speech = as_ssml(ssml_);
    } else if (!plain_.empty()) {
        built.speech = as_plain(plain_);
    }
    if (!reprompt_.empty()) {
        built.reprompt = model::Reprompt{.speech = as_ssml(reprompt_), .directives = {}};
    }
    if (keeps_silent_on_session_) built.should_end_session.reset();
    return built;
}

// Amazon: dialog directives need an open session.
ResponseBuilder& ResponseBuilder::dialog(model::DialogDirective::Kind kind, std::string slot) {
    response_.directives.emplace_back(model::DialogDirective{
        .kind = kind, .slot = std::move(slot), .updated_intent = std::nullopt});
    return end_session(false);
}

ResponseBuilder& ResponseBuilder::purchase(model::PurchaseDirective directive) {
    purchase_ = std::move(directive);
    return *this;
}

}    // namespace ask::skill
