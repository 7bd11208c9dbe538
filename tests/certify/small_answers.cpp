#include "certify/small_answers.hpp"

#include "simulator/skill_under_test.hpp"

namespace ask::tests {

namespace {

Json speech(const std::string& text) {
    if (text.starts_with('<')) return {{"type", "SSML"}, {"ssml", text}};
    return {{"type", "PlainText"}, {"text", text}};
}

}    // namespace

std::string name_of(const std::string& product) {
    if (product == "story") return "Night Story";
    return product == "club" ? "Story Club" : "Spark Pack";
}

std::string text_at(const Json& json, const char* pointer) {
    const Json::json_pointer at(pointer);
    return json.contains(at) && json.at(at).is_string() ? json.at(at).get<std::string>() : "";
}

// The product that the slot's value was resolved to.
std::string product_in(const Json& request) {
    const Json::json_pointer at(
        "/intent/slots/ProductName/resolutions/resolutionsPerAuthority/0/values/0/value/id");
    return request.contains(at) ? request.at(at).get<std::string>() : "";
}

std::string reference_of(const std::string& id) {
    for (const char* name : {"story", "club", "sparks"}) {
        if (simulator::product_id_of(ReferenceName(name)).text() == id) return name;
    }
    return "";
}

Json empty_answer() {
    return {{"version", "1.0"}, {"response", Json::object()}};
}

Json say(const std::string& text, bool stays_open) {
    return {{"version", "1.0"},
            {"response", {{"outputSpeech", speech(text)}, {"shouldEndSession", !stays_open}}}};
}

}    // namespace ask::tests
