#include "simulator/detail/speech_check.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "model/ssml.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/ssml_rules.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

constexpr std::size_t most_characters = 8'000;
constexpr std::size_t most_url_characters = 2'000;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> allowed) {
    return std::find(allowed.begin(), allowed.end(), text) != allowed.end();
}

void check_play_behavior(const Json& speech, const std::string& what, Refusals& refusals) {
    const auto found = speech.find("playBehavior");
    if (found == speech.end() || found->is_null()) return;
    const std::string text = text_at(speech, "/playBehavior");
    if (is_one_of(text, {"ENQUEUE", "REPLACE_ALL", "REPLACE_ENQUEUED"})) return;
    refusals.push_back(what + " has the playBehavior \"" + text + "\"");
}

void check_image(const Json& card, const std::string& size, Refusals& refusals) {
    const std::string url = text_at(card, "/image/" + size);
    if (url.empty()) return;
    if (model::count_characters(url) > most_url_characters) {
        refusals.push_back("card's " + size + " is longer than 2000 characters");
    }
    if (!url.starts_with("https://")) refusals.push_back("card's " + size + " is not https");
}

void check_permissions(const Json& card, Refusals& refusals) {
    const auto list = card.find("permissions");
    const bool has_some = list != card.end() && list->is_array() && !list->empty();
    if (!has_some) refusals.push_back("card asks for consent without a list of permissions");
}

// The members that a card of this type cannot be without.
void check_card_type(const Json& card, Refusals& refusals) {
    const std::string type = text_at(card, "/type");
    const auto has = [&card](const char* member) { return !text_at(card, member).empty(); };
    if (type == "Simple" && !has("/title") && !has("/content")) {
        refusals.push_back("card is Simple without title and content");
    }
    if (type == "Standard" && !has("/title") && !has("/text")) {
        refusals.push_back("card is Standard without title and text");
    }
    if (type == "AskForPermissionsConsent") check_permissions(card, refusals);
    if (is_one_of(type, {"Simple", "Standard", "LinkAccount", "AskForPermissionsConsent"})) return;
    refusals.push_back("card has the type \"" + type + "\"");
}

void check_slot(const std::string& name, const Json& slot, Refusals& refusals) {
    if (!is_one_of(text_at(slot, "/canUnderstand"), {"YES", "NO", "MAYBE"})) {
        refusals.push_back("canFulfillIntent: slot " + name + " needs canUnderstand");
    }
    if (!is_one_of(text_at(slot, "/canFulfill"), {"YES", "NO"})) {
        refusals.push_back("canFulfillIntent: slot " + name + " needs canFulfill YES or NO");
    }
}

}    // namespace

void check_length(const std::string& text, const std::string& what, Refusals& refusals) {
    const std::size_t length = model::count_characters(text);
    if (length <= most_characters) return;
    refusals.push_back(what + " has " + std::to_string(length) + " characters; 8000 are allowed");
}

void check_speech(const Json& speech, const std::string& what, Refusals& refusals) {
    if (!speech.is_object()) return refusals.push_back(what + " is not an object");
    check_play_behavior(speech, what, refusals);
    const std::string type = text_at(speech, "/type");
    if (type == "PlainText") {
        const std::string text = text_at(speech, "/text");
        if (text.empty()) refusals.push_back(what + " is PlainText without text");
        return check_length(text, what, refusals);
    }
    if (type != "SSML") return refusals.push_back(what + " has the type \"" + type + "\"");
    const std::string ssml = text_at(speech, "/ssml");
    check_length(ssml, what, refusals);
    const std::string fault = ssml_fault(ssml);
    if (!fault.empty()) refusals.push_back(what + " is not valid SSML: " + fault);
}

void check_reprompt(const Json& reprompt, Refusals& refusals) {
    if (!reprompt.is_object()) return refusals.push_back("reprompt is not an object");
    const auto speech = reprompt.find("outputSpeech");
    if (speech != reprompt.end()) return check_speech(*speech, "reprompt", refusals);
    if (!reprompt.contains("directives")) refusals.push_back("reprompt has no outputSpeech");
}

void check_card(const Json& card, Refusals& refusals) {
    if (!card.is_object()) return refusals.push_back("card is not an object");
    check_card_type(card, refusals);
    const std::string text =
        text_at(card, "/title") + text_at(card, "/content") + text_at(card, "/text");
    check_length(text, "card", refusals);
    check_image(card, "smallImageUrl", refusals);
    check_image(card, "largeImageUrl", refusals);
}

void check_can_fulfill(const Json& can_fulfill, Refusals& refusals) {
    if (!is_one_of(text_at(can_fulfill, "/canFulfill"), {"YES", "NO", "MAYBE"})) {
        refusals.push_back("canFulfillIntent needs canFulfill YES, NO or MAYBE");
    }
    if (!can_fulfill.is_object()) return;
    const auto slots = can_fulfill.find("slots");
    if (slots == can_fulfill.end() || !slots->is_object()) return;
    for (const auto& [name, slot] : slots->items()) check_slot(name, slot, refusals);
}

}    // namespace ask::simulator::detail
