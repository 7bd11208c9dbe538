#include "handlers/adventure_book.hpp"

#include <algorithm>
#include <set>

#include "handlers/detail/adventure_reader.hpp"
#include "handlers/detail/json_node.hpp"

namespace handlers {

namespace {

using Files = std::vector<std::filesystem::path>;

Files json_files(const std::filesystem::path& folder) {
    Files files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

bool speaks(const Adventure& adventure, const ask::Locale& locale) {
    const std::string language = locale.text().substr(0, 2);
    return adventure.texts.contains(locale.text()) || adventure.texts.contains(language);
}

void check_locales(const Adventure& adventure, const std::vector<ask::Locale>& locales,
                   detail::Faults& faults) {
    for (const ask::Locale& locale : locales) {
        if (speaks(adventure, locale)) continue;
        faults.add("/texts", "nothing for " + locale.text() + "; add \"" + locale.text() +
                                 "\" or \"" + locale.text().substr(0, 2) + "\"");
    }
}

void check_together(const std::vector<Adventure>& adventures, detail::Faults& faults) {
    if (std::ranges::none_of(adventures, &Adventure::free)) {
        faults.add("", "no adventure is free; at least one needs \"unlocked_by\": []");
    }
    std::set<std::string> ids;
    for (const Adventure& adventure : adventures) {
        if (adventure.id.empty() || ids.insert(adventure.id).second) continue;
        faults.add("/id", "\"" + adventure.id + "\" twice; each id belongs to one file");
    }
}

}    // namespace

const AdventureText& Adventure::text(const ask::Locale& locale) const {
    if (const auto own = texts.find(locale.text()); own != texts.end()) return own->second;
    const auto language = texts.find(locale.text().substr(0, 2));
    return language != texts.end() ? language->second : texts.begin()->second;
}

AdventureBook::AdventureBook(std::vector<Adventure> adventures)
    : adventures_(std::move(adventures)) {
    const auto place = [](const Adventure& a) { return std::pair(a.order, a.id); };
    std::ranges::sort(adventures_, {}, place);
}

ask::Result<AdventureBook> AdventureBook::load(const std::filesystem::path& folder,
                                               const std::vector<ask::Locale>& locales) {
    detail::Faults faults;
    std::vector<Adventure> adventures;
    for (const auto& file : json_files(folder)) {
        faults.in_file((folder.filename() / file.filename()).string());
        adventures.push_back(detail::read_adventure(file, faults));
        if (!adventures.back().texts.empty()) check_locales(adventures.back(), locales, faults);
    }
    faults.in_file(folder.filename().string());
    check_together(adventures, faults);
    if (!faults.none()) return ask::fail(ask::errors::invalid, faults.text());
    return AdventureBook(std::move(adventures));
}

const Adventure* AdventureBook::find(std::string_view id) const {
    const auto found = std::ranges::find(adventures_, id, &Adventure::id);
    return found == adventures_.end() ? nullptr : &*found;
}

}    // namespace handlers
