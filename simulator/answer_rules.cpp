#include "simulator/answer_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "model/ssml.hpp"
#include "simulator/detail/directive_rules.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/ssml_rules.hpp"

namespace ask::simulator {

namespace {

using Refusals = std::vector<std::string>;

constexpr std::size_t most_bytes = 120U * 1024;
constexpr std::size_t most_characters = 8'000;

using detail::text_at;

void check_length(const std::string& text, const std::string& what, Refusals& refusals) {
    const std::size_t length = model::count_characters(text);
    if (length <= most_characters) return;
    refusals.push_back(what + " has " + std::to_string(length) + " characters; 8000 are allowed");
}

void check_speech(const Json& speech, const std::string& what, Refusals& refusals) {
    if (!speech.is_object()) return refusals.push_back(what + " is not an object");
    const std::string type = text_at(speech, "/type");
    if (type == "PlainText") {
        const std::string text = text_at(speech, "/text");
        if (text.empty()) refusals.push_back(what + " is PlainText without text");
        return check_length(text, what, refusals);
    }
    if (type != "SSML") return refusals.push_back(what + " has the type \"" + type + "\"");
    const std::string ssml = text_at(speech, "/ssml");
    check_length(ssml, what, refusals);
    const std::string fault = detail::ssml_fault(ssml);
    if (!fault.empty()) refusals.push_back(what + " is not valid SSML: " + fault);
}

void check_reprompt(const Json& reprompt, Refusals& refusals) {
    const auto speech = reprompt.find("outputSpeech");
    if (reprompt.is_object() && speech != reprompt.end()) {
        check_speech(*speech, "reprompt", refusals);
    }
}

void check_card(const Json& card, Refusals& refusals) {
    if (!card.is_object()) return refusals.push_back("card is not an object");
    const std::string text =
        text_at(card, "/title") + text_at(card, "/content") + text_at(card, "/text");
    check_length(text, "card", refusals);
}

void check_nothing_is_said(const Json& response, Refusals& refusals) {
    for (const char* member : {"outputSpeech", "card", "reprompt"}) {
        if (response.contains(member)) {
            refusals.push_back(std::string(member) + " may not answer a request of this kind");
        }
    }
}

void check_response_object(const Json& response, const Asked& asked, Refusals& refusals) {
    if (asked.kind != model::AnswerKind::full) check_nothing_is_said(response, refusals);
    if (response.contains("outputSpeech")) {
        check_speech(response["outputSpeech"], "outputSpeech", refusals);
    }
    if (response.contains("reprompt")) check_reprompt(response["reprompt"], refusals);
    if (response.contains("card")) check_card(response["card"], refusals);
    if (response.contains("shouldEndSession") && !response["shouldEndSession"].is_boolean()) {
        refusals.push_back("shouldEndSession is neither true nor false");
    }
    detail::check_directives(response, asked, refusals);
}

void check_envelope(const Json& answer, const Asked& asked, Refusals& refusals) {
    if (!answer.is_object()) return refusals.push_back("the answer is not a JSON object");
    if (text_at(answer, "/version") != "1.0") refusals.push_back("version is not \"1.0\"");
    if (answer.contains("sessionAttributes") && !answer["sessionAttributes"].is_object()) {
        refusals.push_back("sessionAttributes is not an object");
    }
    const auto response = answer.find("response");
    if (response == answer.end() || !response->is_object()) {
        return refusals.push_back("there is no response object");
    }
    check_response_object(*response, asked, refusals);
}

}    // namespace

std::vector<std::string> find_refusals(const http::Response& response, const Asked& asked) {
    Refusals refusals;
    if (response.status != 200) {
        refusals.push_back("the status is " + std::to_string(response.status) + ", not 200");
        return refusals;
    }
    const std::string* type = response.headers.find("Content-Type");
    if (!type || !type->starts_with("application/json")) {
        refusals.push_back("the content type is not application/json");
    }
    if (response.body.size() > most_bytes) {
        refusals.push_back("the answer has " + std::to_string(response.body.size()) +
                           " bytes; 120 KB are allowed");
    }
    check_envelope(answer_of(response), asked, refusals);
    return refusals;
}

Json answer_of(const http::Response& response) {
    Json answer = Json::parse(response.body, nullptr, false);
    return answer.is_discarded() ? Json() : answer;
}

}    // namespace ask::simulator
