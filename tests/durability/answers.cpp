#include "durability/answers.hpp"

#include <regex>

#include "model/json.hpp"

namespace ask::tests {

namespace {

Json json_of(const Answer& answer) {
    if (!answer || answer->status != 200) return {};
    return Json::parse(answer->body, nullptr, false);
}

std::string text_at(const Json& json, const char* pointer) {
    const Json::json_pointer at(pointer);
    const bool is_there = json.is_object() && json.contains(at) && json.at(at).is_string();
    return is_there ? json.at(at).get<std::string>() : "";
}

bool says(const std::string& speech, const char* pattern) {
    return std::regex_search(speech, std::regex(pattern, std::regex::icase));
}

}    // namespace

std::string speech_of(const Answer& answer) {
    const std::string ssml = text_at(json_of(answer), "/response/outputSpeech/ssml");
    return std::regex_replace(ssml, std::regex("<[^>]*>"), "");
}

std::optional<std::int64_t> hints_told(const Answer& answer) {
    const std::string speech = speech_of(answer);
    std::smatch found;
    if (std::regex_search(speech, found, std::regex("(\\d+) (more )?hints"))) {
        return std::stoll(found[1]);
    }
    if (says(speech, "one (more )?hint\\b")) return 1;
    if (says(speech, "your last hint|used up|no hints")) return 0;
    return std::nullopt;
}

std::optional<simulator::PurchaseOrder> order_in(const Answer& answer) {
    return simulator::find_order(json_of(answer));
}

std::string tell(const Answer& answer) {
    if (!answer) return std::string(answer.error().code.name) + ": " + answer.error().context;
    return std::to_string(answer->status) + " " + answer->body;
}

std::string request_id_of(const std::string& body) {
    return text_at(Json::parse(body, nullptr, false), "/request/requestId");
}

}    // namespace ask::tests
