#include "catalog/detail/model_samples.hpp"

#include "catalog/detail/letters.hpp"
#include "catalog/embedded/samples.hpp"
#include "model/json.hpp"

namespace ask::catalog::detail {

namespace {

// "config/model-samples/de.json" → "de"
std::string_view name_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.rfind('.'));
}

const embedded::File* find_file(std::string_view name) {
    for (const embedded::File& file : embedded::samples()) {
        if (name_of(file.path) == name) return &file;
    }
    return nullptr;
}

// Our own files: where one is broken, the program is.
LanguageSamples read_samples(std::string_view bytes) {
    const Json file = Json::parse(bytes);
    const auto groups = [&file](const char* member) {
        std::map<std::string, Texts, std::less<>> texts;
        for (const auto& [name, list] : file.at(member).items()) texts[name] = list.get<Texts>();
        return texts;
    };
    return {.what_can_i_buy = file.at("what_can_i_buy"),
            .articles = file.at("articles"),
            .tail_words = file.at("tail_words"),
            .launch_words = file.at("launch_words"),
            .intents = groups("intents"),
            .elicitations = groups("elicitations")};
}

}    // namespace

Result<LanguageSamples> samples_for(std::string_view locale) {
    const embedded::File* file = find_file(locale);
    if (!file) file = find_file(language_of(locale));
    if (file) return read_samples(file->bytes);
    Texts known;
    for (const embedded::File& one : embedded::samples()) known.emplace_back(name_of(one.path));
    return fail(errors::not_found, std::string(locale) + ": there are no sample utterances for " +
                                       "this language, only for " + joined(known, ", "));
}

}    // namespace ask::catalog::detail
