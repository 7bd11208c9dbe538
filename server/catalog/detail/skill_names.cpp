#include "catalog/detail/skill_names.hpp"

#include "catalog/json_place.hpp"

namespace ask::catalog::detail {

namespace {

// Null where a part is missing.
const Json& part(const Json& json, const char* name) {
    static const Json none;
    const auto found = json.is_object() ? json.find(name) : json.end();
    return json.is_object() && found != json.end() ? *found : none;
}

}    // namespace

Result<std::map<std::string, std::string>> load_skill_names(const std::filesystem::path& package) {
    const Result<Json> file = read_json_file(package / "skill.json");
    std::map<std::string, std::string> names;
    if (!file && file.error().code == errors::not_found) return names;
    if (!file) return std::unexpected(file.error());
    const Json& locales = part(part(part(*file, "manifest"), "publishingInformation"), "locales");
    for (const auto& [locale, texts] : locales.items()) {
        const Json& name = part(texts, "name");
        if (name.is_string()) names[locale] = name.get<std::string>();
    }
    return names;
}

}    // namespace ask::catalog::detail
