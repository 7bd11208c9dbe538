#include "handlers/content.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "model/json.hpp"
#include "model/ssml.hpp"

namespace fs = std::filesystem;
using ask::Json;
using ask::Locale;
using handlers::Content;

namespace {

const fs::path root = SKILLD_SOURCE_DIR;
const std::vector<Locale> locales{Locale("de-DE"), Locale("en-GB"), Locale("en-US")};

const Content& content() {
    static const auto loaded = handlers::load_content(root / "config");
    if (!loaded) throw std::runtime_error(loaded.error().context);
    return *loaded;
}

std::string read(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::set<std::string> line_names() {
    std::set<std::string> names;
    const Json speech = Json::parse(read(root / "config/speech/en-US.json"));
    for (const auto& line : speech.items()) names.insert(line.key());
    return names;
}

// The names of speech lines that the code writes out: "story.begin".
std::set<std::string> names_in_code() {
    const std::regex name("\"([a-z]+\\.[a-z_.]+|goodbye|apology)\"");
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(root / "handlers")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string code = read(entry.path());
        for (std::sregex_iterator found(code.begin(), code.end(), name), end; found != end;
             ++found) {
            if (!(*found)[1].str().ends_with('.')) names.insert((*found)[1]);
        }
    }
    return names;
}

// Everything that is ever said in a locale.
std::vector<std::string> all_speech(const Locale& locale) {
    std::vector<std::string> all;
    for (const std::string& name : line_names()) {
        for (auto& variant : content().speech.variants(locale, name)) all.push_back(variant);
    }
    for (const auto& adventure : content().adventures.all()) {
        const auto& text = adventure.text(locale);
        all.insert(all.end(), {text.title, text.teaser, text.chest, text.finale});
        for (const auto& scene : text.scenes) {
            all.insert(all.end(), {scene.tells, scene.asks, scene.right, scene.wrong, scene.hint});
        }
    }
    return all;
}

}    // namespace

TEST_CASE("every line that the code says is in every locale") {
    const std::set<std::string> lines = line_names();
    for (const std::string& name : names_in_code()) {
        CAPTURE(name);
        if (name == "inventory" || name == "hint.left") continue;    // .none, .one and .many
        CHECK(lines.contains(name));
    }
    for (const char* name : {"inventory", "hint.left"}) {
        for (const char* form : {".none", ".one", ".many"}) {
            CHECK(lines.contains(std::string(name) + form));
        }
    }
    for (const std::string& name : lines) {
        for (const Locale& locale : locales) CHECK_NOTHROW(content().speech.variants(locale, name));
    }
}

TEST_CASE("every line in the files is said by the code") {
    std::set<std::string> said = names_in_code();
    for (const std::string& name : line_names()) {
        const std::string stem = name.substr(0, name.rfind('.'));
        CAPTURE(name);
        const bool by_product = name.starts_with("upsell.") || name == "list.and";
        CHECK((said.contains(name) || said.contains(stem) || by_product || stem == "inventory"));
    }
}

TEST_CASE("nothing that is said states a price, a term or a trial") {
    const std::regex forbidden(
        "[$€£]|\\b(price|dollars?|euros?|pounds?|cents?|pence|discount|free trial|per month|"
        "a month|preis|kostet|cent|rabatt|probezeit|probemonat|testphase|im monat|pro monat)\\b",
        std::regex::icase);
    for (const Locale& locale : locales) {
        for (const std::string& text : all_speech(locale)) {
            CAPTURE(locale.text(), text);
            CHECK_FALSE(std::regex_search(text, forbidden));
        }
    }
}

TEST_CASE("a suggestion is one plain question of interest, and differs from the purchase prompt") {
    const std::regex selling("\\b(buy|purchase|kaufen|kaufst|kauf)\\b", std::regex::icase);
    for (const Locale& locale : locales) {
        for (const std::string& name : line_names()) {
            if (!name.starts_with("upsell.")) continue;
            for (const std::string& message : content().speech.variants(locale, name)) {
                CAPTURE(locale.text(), message);
                CHECK(message.ends_with('?'));
                CHECK_FALSE(std::regex_search(message, selling));
                CHECK(message.find_first_of("&<>") == std::string::npos);
            }
        }
    }
}

TEST_CASE("every product that unlocks an adventure has a suggestion") {
    for (const auto& adventure : content().adventures.all()) {
        for (const auto& product : adventure.unlocked_by) {
            CHECK(line_names().contains("upsell." + product.text()));
        }
    }
}

TEST_CASE("most lines have several variants") {
    for (const Locale& locale : locales) {
        for (const std::string& name : line_names()) {
            if (name.starts_with("card.") || name == "list.and") continue;
            CAPTURE(locale.text(), name);
            CHECK(content().speech.variants(locale, name).size() >= 2);
        }
    }
}

TEST_CASE("there are three free adventures, five in Cave Quest and two more for members") {
    int free = 0;
    int cave = 0;
    int cave_treasures = 0;
    int plus = 0;
    for (const auto& adventure : content().adventures.all()) {
        if (adventure.free()) ++free;
        if (adventure.free()) continue;
        const bool in_cave = adventure.unlocked_by.front().text() == "cave_quest";
        cave += in_cave ? 1 : 0;
        cave_treasures += in_cave ? adventure.most() : 0;
        plus += in_cave ? 0 : 1;
        CHECK(adventure.unlocked_by.back().text() == "treasure_finders_plus");
    }
    CHECK(free == 3);
    CHECK(cave == 5);
    CHECK(cave_treasures == 30);
    CHECK(plus == 2);
}

TEST_CASE("the longest answer stays far below Alexa's limit") {
    for (const Locale& locale : locales) {
        for (const std::string& text : all_speech(locale)) {
            CHECK(ask::model::count_characters(text) < 1'000);
        }
    }
}

TEST_CASE("an adventure of a product without a suggestion is a fault at start") {
    std::string name = (fs::temp_directory_path() / "skilld-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()));
    fs::copy(root / "config/speech", fs::path(name) / "speech");
    fs::copy(root / "config/adventures", fs::path(name) / "adventures");
    const fs::path file = fs::path(name) / "adventures/cave_fish.json";
    Json adventure = Json::parse(read(file));
    adventure["unlocked_by"] = {"moon_quest"};
    std::ofstream(file) << adventure.dump();
    const auto loaded = handlers::load_content(name);
    fs::remove_all(name);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().context.find("add \"upsell.moon_quest\"") != std::string::npos);
}

TEST_CASE("faults of speech and adventures are told together") {
    const auto faulty = handlers::load_content("/nowhere");
    REQUIRE_FALSE(faulty);
    CHECK(faulty.error().context.find("speech") != std::string::npos);
    CHECK(faulty.error().context.find("adventures") != std::string::npos);
}
