#include "handlers/content.hpp"

#include <stdexcept>

#include "handlers/detail/json_node.hpp"

namespace handlers {

using ask::Result;
using ask::skill::Phrasebook;

namespace {

bool has_line(const Phrasebook& speech, const std::string& name) {
    try {
        return !speech.variants(speech.locales().front(), name).empty();
    } catch (const std::out_of_range&) {
        return false;
    }
}

// A locked adventure is suggested in words of its product's own.
std::string missing_suggestions(const Phrasebook& speech, const AdventureBook& adventures) {
    detail::Faults faults;
    for (const Adventure& adventure : adventures.all()) {
        faults.in_file("adventures: " + adventure.id);
        for (const ask::ReferenceName& product : adventure.unlocked_by) {
            const std::string line = "upsell." + product.text();
            if (has_line(speech, line)) continue;
            faults.add("/unlocked_by", "\"" + product.text() + "\" has no suggestion; add \"" +
                                           line + "\" to every speech file");
        }
    }
    return faults.text();
}

}    // namespace

Result<Content> load_content(const std::filesystem::path& config) {
    Result<Phrasebook> speech = Phrasebook::load(config / "speech");
    const auto locales = speech ? speech->locales() : std::vector<ask::Locale>{};
    Result<AdventureBook> adventures = AdventureBook::load(config / "adventures", locales);
    std::string faults;
    if (speech && adventures) faults = missing_suggestions(*speech, *adventures);
    if (speech && adventures && faults.empty()) {
        return Content{std::move(*speech), std::move(*adventures)};
    }
    if (!speech) faults = speech.error().context;
    if (!speech && !adventures) faults += '\n';
    if (!adventures) faults += adventures.error().context;
    return ask::fail(ask::errors::invalid, std::move(faults));
}

}    // namespace handlers
