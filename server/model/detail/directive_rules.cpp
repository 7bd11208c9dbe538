#include "model/detail/directive_rules.hpp"

#include <algorithm>
#include <array>

#include "core/match.hpp"
#include "model/detail/read.hpp"
#include "model/ssml.hpp"

namespace ask::model::detail {

namespace {

constexpr std::size_t most_upsell_characters = 8'000;
constexpr std::size_t most_stream_token_characters = 1'024;
constexpr std::size_t most_stream_url_characters = 8'000;
constexpr std::size_t most_custom_payload_bytes = 1'000;
constexpr std::size_t most_html_bytes = 18UL * 1024;

constexpr std::string_view send_request = "Connections.SendRequest";

std::string_view raw_type(const RawDirective& raw) {
    const Json& type = at(raw.value, "type");
    return type.is_string() ? std::string_view(type.get_ref<const std::string&>()) : "";
}

bool is_dialog(std::string_view type) {
    // Dialog.UpdateDynamicEntities is free of the dialog's rules: it may answer a launch.
    constexpr std::array<std::string_view, 4> types{"Dialog.Delegate", "Dialog.ElicitSlot",
                                                    "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"};
    return std::ranges::find(types, type) != types.end();
}

Rule broken_by(const PurchaseDirective& purchase) {
    const bool upsell = purchase.flow == PurchaseFlow::upsell;
    if (purchase.product_id.empty()) return "purchase directive without a product id";
    if (purchase.token.empty()) return "purchase directive without a token";
    if (upsell && purchase.upsell_message.empty()) return "Upsell without an upsell message";
    if (!upsell && !purchase.upsell_message.empty()) return "upsell message outside Upsell";
    if (count_characters(purchase.upsell_message) > most_upsell_characters) {
        return "upsell message over 8,000 characters";
    }
    return {};
}

Rule broken_by(const DialogDirective& dialog) {
    using Kind = DialogDirective::Kind;
    const bool needs_slot = dialog.kind == Kind::elicit_slot || dialog.kind == Kind::confirm_slot;
    return needs_slot && dialog.slot.empty() ? "dialog directive without its slot" : Rule{};
}

Rule broken_by_play(const Json& directive) {
    const Json& stream = at(at(directive, "audioItem"), "stream");
    if (count_characters(text(stream, "token")) > most_stream_token_characters) {
        return "AudioPlayer stream token over 1,024 characters";
    }
    if (count_characters(text(stream, "url")) > most_stream_url_characters) {
        return "AudioPlayer stream URL over 8,000 characters";
    }
    return {};
}

bool longer_than(const Json& value, std::size_t most) {
    if (value.is_null()) return false;
    return value.dump(-1, ' ', false, Json::error_handler_t::replace).size() > most;
}

Rule broken_by_payload(const Json& directive, std::string_view type) {
    if (type == "CustomInterfaceController.SendDirective") {
        const bool long_one = longer_than(at(directive, "payload"), most_custom_payload_bytes);
        return long_one ? "custom interface payload over 1,000 bytes" : Rule{};
    }
    const bool html = longer_than(at(directive, "message"), most_html_bytes) ||
                      longer_than(at(directive, "data"), most_html_bytes);
    const bool is_html = type.starts_with("Alexa.Presentation.HTML.");
    return is_html && html ? "HTML message over 18 KB" : Rule{};
}

Rule broken_by(const RawDirective& raw) {
    const std::string_view type = raw_type(raw);
    if (type.empty()) return "directive without a type";
    if (type == "VoicePlayer.Speak") return "VoicePlayer.Speak in a response";
    if (type == send_request && text(raw.value, "token").empty()) {
        return "purchase directive without a token";
    }
    if (type == "AudioPlayer.Play") return broken_by_play(raw.value);
    return broken_by_payload(raw.value, type);
}

Rule broken_in(const std::vector<Directive>& directives) {
    for (const Directive& directive : directives) {
        const Rule rule = std::visit([](const auto& one) { return broken_by(one); }, directive);
        if (!rule.empty()) return rule;
    }
    return {};
}

Rule broken_by_purchase(const Response& response) {
    if (response.directives.size() != 1) return "a purchase directive must be the only one";
    if (response.reprompt) return "no reprompt beside a purchase directive";
    if (response.should_end_session != true) return "a purchase directive ends the session";
    return {};
}

Rule broken_by_dialog(const Response& response, bool is_intent_request) {
    if (!is_intent_request) return "dialog directives only answer an IntentRequest";
    if (response.should_end_session != false) return "dialog directives need an open session";
    return {};
}

template <class Wanted>
bool any(const std::vector<Directive>& directives, Wanted wanted) {
    return std::ranges::any_of(directives, [&](const Directive& d) { return wanted(type_of(d)); });
}

bool is_purchase(std::string_view type) {
    return type == send_request;
}

Rule broken_by_reprompt(const Response& response) {
    if (!response.reprompt) return {};
    const std::vector<Directive>& directives = response.reprompt->directives;
    if (any(directives, is_purchase)) return "no purchase directive in a reprompt";
    if (any(directives, is_dialog)) return "no dialog directive in a reprompt";
    return broken_in(directives);
}

Rule broken_by_video(const Response& response) {
    const bool video =
        any(response.directives, [](std::string_view type) { return type == "VideoApp.Launch"; });
    return video && response.should_end_session ? "VideoApp.Launch with shouldEndSession" : Rule{};
}

}    // namespace

std::string_view dialog_type(DialogDirective::Kind kind) {
    using Kind = DialogDirective::Kind;
    switch (kind) {
        case Kind::delegate:
            return "Dialog.Delegate";
        case Kind::elicit_slot:
            return "Dialog.ElicitSlot";
        case Kind::confirm_slot:
            return "Dialog.ConfirmSlot";
        case Kind::confirm_intent:
            return "Dialog.ConfirmIntent";
    }
    return "";
}

std::string_view type_of(const Directive& directive) {
    return std::visit(Match{
                          [](const PurchaseDirective&) { return send_request; },
                          [](const DialogDirective& dialog) { return dialog_type(dialog.kind); },
                          [](const RawDirective& raw) { return raw_type(raw); },
                      },
                      directive);
}

Rule broken_by_directives(const Response& response, bool is_intent_request) {
    const std::vector<Directive>& directives = response.directives;
    if (any(directives, is_purchase)) {
        if (const Rule rule = broken_by_purchase(response); !rule.empty()) return rule;
    }
    if (any(directives, is_dialog)) {
        const Rule rule = broken_by_dialog(response, is_intent_request);
        if (!rule.empty()) return rule;
    }
    if (const Rule rule = broken_by_reprompt(response); !rule.empty()) return rule;
    if (const Rule rule = broken_by_video(response); !rule.empty()) return rule;
    return broken_in(directives);
}

}    // namespace ask::model::detail
