#include <algorithm>
#include <array>

#include "model/detail/directive_rules.hpp"
#include "model/response.hpp"
#include "model/ssml.hpp"

namespace ask::model {

namespace {

using detail::Rule;

constexpr std::size_t most_bytes = 120UL * 1024;
constexpr std::size_t most_characters = 8'000;
constexpr std::size_t most_image_url_characters = 2'000;

bool too_long(const std::string& text) {
    return count_characters(text) > most_characters;
}

Rule broken_by_speech(const Response& response) {
    if (response.speech && too_long(response.speech->text)) return "speech over 8,000 characters";
    if (response.reprompt && too_long(response.reprompt->speech.text)) {
        return "reprompt over 8,000 characters";
    }
    return {};
}

std::string card_text(const Card& card) {
    if (const auto* simple = std::get_if<SimpleCard>(&card)) return simple->title + simple->content;
    if (const auto* standard = std::get_if<StandardCard>(&card)) {
        return standard->title + standard->text;
    }
    return {};
}

bool image_url_too_long(const Card& card) {
    const auto* standard = std::get_if<StandardCard>(&card);
    if (standard == nullptr) return false;
    return count_characters(standard->small_image_url) > most_image_url_characters ||
           count_characters(standard->large_image_url) > most_image_url_characters;
}

Rule broken_by_card(const Response& response) {
    if (!response.card) return {};
    if (too_long(card_text(*response.card))) return "card over 8,000 characters";
    if (image_url_too_long(*response.card)) return "card image URL over 2,000 characters";
    return {};
}

bool says_something(const Response& response) {
    return response.speech || response.reprompt || response.card || response.should_end_session;
}

Rule broken_by_can_fulfill(const Json& answer) {
    if (answer.is_null()) return {};
    constexpr std::array<std::string_view, 3> words{"YES", "NO", "MAYBE"};
    const auto found = answer.is_object() ? answer.find("canFulfill") : answer.end();
    if (found == answer.end() || !found->is_string()) return "canFulfillIntent without canFulfill";
    const std::string_view word = found->get_ref<const std::string&>();
    const bool known = std::ranges::find(words, word) != words.end();
    return known ? Rule{} : "canFulfill is neither YES, NO nor MAYBE";
}

bool only_audio(const std::vector<Directive>& directives) {
    return std::ranges::all_of(directives, [](const Directive& directive) {
        return detail::type_of(directive).starts_with("AudioPlayer.");
    });
}

// What a request of this kind may be answered with.
Rule broken_by_kind(const Response& response, AnswerKind kind) {
    const bool can_fulfill = !response.can_fulfill_intent.is_null();
    if (kind == AnswerKind::full) return can_fulfill ? "canFulfillIntent not asked for" : Rule{};
    if (says_something(response)) return "no speech, card, reprompt or shouldEndSession here";
    if (kind == AnswerKind::can_fulfill_only) {
        if (!response.directives.empty()) return "no directive may answer CanFulfillIntentRequest";
        return broken_by_can_fulfill(response.can_fulfill_intent);
    }
    if (can_fulfill) return "canFulfillIntent not asked for";
    if (kind == AnswerKind::empty && !response.directives.empty())
        return "the answer must be empty";
    return only_audio(response.directives) ? Rule{} : "only AudioPlayer directives here";
}

}    // namespace

Result<void> check_response(const Response& response, AnswerKind kind, bool is_intent_request,
                            std::size_t bytes) {
    const std::array broken{
        bytes > most_bytes ? Rule("response over 120 KB") : Rule(),
        broken_by_kind(response, kind),
        broken_by_speech(response),
        broken_by_card(response),
        detail::broken_by_directives(response, is_intent_request),
    };
    const auto* first = std::ranges::find_if_not(broken, &Rule::empty);
    if (first == broken.end()) return {};
    return fail(response_breaks_rule, std::string(*first));
}

}    // namespace ask::model
