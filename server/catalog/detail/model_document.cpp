#include "catalog/detail/model_document.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "catalog/detail/json_text.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_bytes = 16U << 20U;

// A list of intents alone, whose items have one of these members.
bool has_intents_with(const WrittenNode& root, std::initializer_list<std::string_view> members) {
    const WrittenNode* intents = root.find("intents");
    return intents && std::any_of(intents->in.begin(), intents->in.end(), [&](const auto& intent) {
               return std::any_of(members.begin(), members.end(), [&](std::string_view member) {
                   return intent.find(member) != nullptr;
               });
           });
}

bool is_jovo(const WrittenNode& root) {
    return root.find("inputTypes") || root.find("entityTypes") ||
           has_intents_with(root, {"phrases"}) || (root.find("invocation") && root.find("intents"));
}

// What a list of intents without an invocation name is, where it is not Alexa's.
std::string other_intents(const WrittenNode& root) {
    const WrittenNode* intents = root.find("intents");
    if (!intents || root.find("invocationName")) return {};
    if (has_intents_with(root, {"intent"})) {
        return "is an intent schema of before 2018: take the model from the developer console's "
               "JSON editor";
    }
    if (has_intents_with(root, {"displayName", "trainingPhrases", "userSays"})) {
        return "is of Dialogflow, not an interaction model of Alexa's";
    }
    if (intents->in.empty() || has_intents_with(root, {"name"})) return {};
    return "is no interaction model: its intents have no names";
}

bool is_alexa(const WrittenNode& root) {
    return root.find("interactionModel") || root.find("languageModel") ||
           root.find("invocationName") || root.find("intents");
}

// What it is instead of an interaction model; empty: it may be one.
std::string other_format(const WrittenNode& root) {
    if (!root.is(WrittenKind::object)) return "is no interaction model: it must be an object";
    if (is_jovo(root)) {
        return "is a model of Jovo's: build it for Alexa (jovo build:platform alexa) and use the "
               "file that comes out";
    }
    if (root.find("manifest")) return "is a skill manifest, not an interaction model";
    if (root.find("referenceName")) return "is an in-skill product, not an interaction model";
    if (root.find("trainingPhrases") || root.find("userSays")) {
        return "is of Dialogflow, not an interaction model of Alexa's";
    }
    if (is_alexa(root)) return other_intents(root);
    return "is no interaction model: it has no member \"interactionModel\"";
}

}    // namespace

std::expected<ModelDocument, JsonFault> load_model_document(const std::filesystem::path& file) {
    auto bytes = read_json_text(file, most_bytes);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    auto json = parse_written_json(*bytes);
    if (!json) return std::unexpected(std::move(json.error()));
    const std::string format = other_format(json->root);
    if (!format.empty()) {
        return std::unexpected(JsonFault{.rule = other_format_rule, .at = {}, .message = format});
    }
    return ModelDocument{.file = file, .bytes = std::move(*bytes), .json = std::move(*json)};
}

}    // namespace ask::catalog::detail
