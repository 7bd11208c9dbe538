#include "simulator/answer_rules.hpp"

#include "model/stored_json.hpp"
#include "simulator/detail/directive_rules.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/speech_check.hpp"

namespace ask::simulator {

namespace {

using Refusals = std::vector<std::string>;

constexpr std::size_t most_bytes = 120U * 1024;

using detail::text_at;
using model::AnswerKind;

void check_nothing_is_said(const Json& response, Refusals& refusals) {
    for (const char* member : {"outputSpeech", "card", "reprompt"}) {
        if (response.contains(member)) {
            refusals.push_back(std::string(member) + " may not answer a request of this kind");
        }
    }
}

void check_session(const Json& response, const Asked& asked, Refusals& refusals) {
    const auto end = response.find("shouldEndSession");
    if (end == response.end()) return;
    if (!end->is_boolean()) refusals.push_back("shouldEndSession is neither true nor false");
    const bool has_session = asked.kind == AnswerKind::full;
    // To end a session that is over already does no harm.
    if (!has_session && (*end == false || asked.kind == AnswerKind::directives_only)) {
        refusals.push_back("shouldEndSession may not answer a request of this kind");
    }
}

void check_fulfilment(const Json& response, const Asked& asked, Refusals& refusals) {
    const bool is_asked = asked.kind == AnswerKind::can_fulfill_only;
    const auto found = response.find("canFulfillIntent");
    if (found == response.end()) {
        if (is_asked) refusals.push_back("there is no canFulfillIntent");
        return;
    }
    if (!is_asked) refusals.push_back("canFulfillIntent answers a CanFulfillIntentRequest only");
    detail::check_can_fulfill(*found, refusals);
}

void check_response_object(const Json& response, const Asked& asked, Refusals& refusals) {
    if (asked.kind != AnswerKind::full) check_nothing_is_said(response, refusals);
    if (response.contains("outputSpeech")) {
        detail::check_speech(response["outputSpeech"], "outputSpeech", refusals);
    }
    if (response.contains("reprompt")) detail::check_reprompt(response["reprompt"], refusals);
    if (response.contains("card")) detail::check_card(response["card"], refusals);
    check_session(response, asked, refusals);
    check_fulfilment(response, asked, refusals);
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

// How the body begins: frameworks say there what went wrong. ASCII, on one line.
std::string reason_in(std::string_view body) {
    constexpr std::size_t most = 200;
    std::string text;
    for (const char c : body.substr(0, most)) text += c >= ' ' && c <= '~' ? c : ' ';
    const bool says_something = text.find_first_not_of(' ') != std::string::npos;
    return says_something ? "; it says: " + text : "";
}

}    // namespace

std::vector<std::string> find_refusals(const http::Response& response, const Asked& asked) {
    Refusals refusals;
    if (response.status != 200) {
        refusals.push_back("the status is " + std::to_string(response.status) + ", not 200" +
                           reason_in(response.body));
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
    Result<Json> answer = model::parse_stored_json(response.body);
    return answer ? std::move(*answer) : Json();
}

}    // namespace ask::simulator
