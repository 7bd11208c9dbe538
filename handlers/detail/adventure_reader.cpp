#include "handlers/detail/adventure_reader.hpp"

#include <cstdint>
#include <fstream>

#include "handlers/detail/json_node.hpp"
#include "model/json.hpp"

namespace handlers::detail {

namespace {

constexpr std::uintmax_t most_bytes = 1U << 20U;

using ask::Json;

std::vector<bool> read_answers(const Node& node) {
    std::vector<bool> answers;
    if (!is_filled_list(node)) return answers;
    for (std::size_t i = 0; i < node.value.size(); ++i) {
        const Node answer = node.at(i);
        if (answer.value != "yes" && answer.value != "no") {
            answer.fault("is no answer; it would be \"yes\" or \"no\"");
        }
        answers.push_back(answer.value == "yes");
    }
    return answers;
}

std::vector<ask::ReferenceName> read_products(const Node& node) {
    std::vector<ask::ReferenceName> names;
    if (!node.value.is_array()) {
        node.fault("is not a list; it would be [] for a free adventure, or reference names");
        return names;
    }
    for (std::size_t i = 0; i < node.value.size(); ++i) names.emplace_back(read_text(node.at(i)));
    return names;
}

SceneText read_scene(const Node& node) {
    SceneText scene;
    if (!is_object_of(node, {"tells", "asks", "right", "wrong", "hint", "treasure"})) return scene;
    scene.tells = read_ssml(node.at("tells"));
    scene.asks = read_ssml(node.at("asks"));
    if (!scene.asks.empty() && !scene.asks.ends_with('?')) {
        node.at("asks").fault(
            "does not end in a question mark; a scene ends in a yes or no question");
    }
    scene.right = read_ssml(node.at("right"));
    scene.wrong = read_ssml(node.at("wrong"));
    scene.hint = read_ssml(node.at("hint"));
    scene.treasure = read_text(node.at("treasure"));
    return scene;
}

AdventureText read_words(const Node& node, std::size_t scenes) {
    AdventureText words;
    if (!is_object_of(node, {"title", "teaser", "scenes", "chest", "finale"})) return words;
    words.title = read_text(node.at("title"));
    words.teaser = read_ssml(node.at("teaser"));
    words.chest = read_ssml(node.at("chest"));
    words.finale = read_ssml(node.at("finale"));
    const Node list = node.at("scenes");
    if (!is_filled_list(list)) return words;
    if (list.value.size() != scenes) {
        list.fault("has " + std::to_string(list.value.size()) + " scenes; /answers asks for " +
                   std::to_string(scenes));
    }
    for (std::size_t i = 0; i < list.value.size(); ++i)
        words.scenes.push_back(read_scene(list.at(i)));
    return words;
}

void read_languages(const Node& node, Adventure& adventure) {
    if (!node.value.is_object() || node.value.empty()) {
        node.fault(
            "is missing or empty; it would hold \"en\", \"de\" or a locale such as \"en-GB\"");
        return;
    }
    for (const auto& member : node.value.items()) {
        const Node language = node.at(member.key());
        adventure.texts.emplace(member.key(), read_words(language, adventure.answers.size()));
    }
}

// Discarded for what is no JSON, no file even, or too large to be an adventure.
Json read_json(const std::filesystem::path& file) {
    std::error_code failed;
    const bool usable = std::filesystem::is_regular_file(file, failed) &&
                        std::filesystem::file_size(file, failed) <= most_bytes;
    if (!usable || failed) return Json(Json::value_t::discarded);
    std::ifstream in(file);
    return Json::parse(in, nullptr, false);
}

}    // namespace

Adventure read_adventure(const std::filesystem::path& file, Faults& faults) {
    Adventure adventure;
    const Json json = read_json(file);
    const Node root{json, "", faults};
    if (json.is_discarded()) {
        root.fault("is not JSON; look for a missing comma, quote or brace");
        return adventure;
    }
    if (!is_object_of(root, {"id", "order", "unlocked_by", "answers", "chest", "texts"})) {
        return adventure;
    }
    adventure.id = read_id(root.at("id"));
    adventure.order = read_number(root.at("order"), 0);
    adventure.unlocked_by = read_products(root.at("unlocked_by"));
    adventure.answers = read_answers(root.at("answers"));
    adventure.chest = read_number(root.at("chest"), 0);
    read_languages(root.at("texts"), adventure);
    return adventure;
}

}    // namespace handlers::detail
