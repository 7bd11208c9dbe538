#include "skill/phrasebook.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <stdexcept>

#include "skill/detail/speech_lint.hpp"
#include "skill/detail/template_text.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using skill::Phrasebook;
using tests::ScratchFolder;

namespace {

const Locale american{"en-US"};
const Locale german{"de-DE"};

// The faults of files given as name and text.
std::string faults_of(std::initializer_list<std::pair<const char*, const char*>> files) {
    const ScratchFolder folder;
    for (const auto& [name, text] : files) folder.write(name, text);
    const Result<Phrasebook> book = Phrasebook::load(folder.path());
    if (book) return "";
    CHECK(book.error().code == errors::invalid);
    return book.error().context;
}

Phrasebook book_of(const char* english, const char* german_text = nullptr) {
    const ScratchFolder folder;
    folder.write("en-US.json", english);
    if (german_text != nullptr) folder.write("de-DE.json", german_text);
    Result<Phrasebook> book = Phrasebook::load(folder.path());
    if (!book) throw std::logic_error(book.error().context);
    return std::move(*book);
}

}    // namespace

TEST_CASE("nested objects give names with dots, and comments are allowed") {
    const Phrasebook book = book_of(R"({ // a comment
        "launch": {"first": ["Hello", "Hi"], "again": "Back"}, /* another */ "help": "Ask me"})");
    CHECK(book.say(american, "launch.first", 0) == "Hello");
    CHECK(book.say(american, "launch.again", 3) == "Back");
    CHECK(book.say(american, "help", 0) == "Ask me");
    CHECK(book.variants(american, "launch.first") == std::vector<std::string>{"Hello", "Hi"});
}

TEST_CASE("the same turn gives the same variant, and turns go through all of them") {
    const Phrasebook book = book_of(R"({"a": ["1", "2", "3"]})");
    std::string said;
    for (std::uint64_t turn = 0; turn < 7; ++turn) said += book.say(american, "a", turn);
    CHECK(said == "1231231");
    CHECK(book.say(american, "a", ~std::uint64_t{0}) == book.say(american, "a", ~std::uint64_t{0}));
}

TEST_CASE("values are data: escaped when spoken, as they are in plain text") {
    const Phrasebook book = book_of(R"({"a": "<s>Play {title}</s> now, {title}!"})");
    const Phrasebook::Values values{{"title", "<Fish> & {title}"}};
    CHECK(book.say(american, "a", 0, values) ==
          "<s>Play &lt;Fish&gt; &amp; {title}</s> now, &lt;Fish&gt; &amp; {title}!");
    const std::string plain = book.text(american, "a", 0, values);
    CHECK(plain.find("<Fish> & {title}") != std::string::npos);
    CHECK(plain.find("<s>") == std::string::npos);
}

TEST_CASE("an unknown name and a placeholder without a value are bugs") {
    const Phrasebook book = book_of(R"({"a": "Play {title}"})");
    CHECK_THROWS_AS(book.say(american, "b", 0), std::out_of_range);
    CHECK_THROWS_AS(book.variants(american, "b"), std::out_of_range);
    CHECK_THROWS_AS(book.say(american, "a", 0), std::out_of_range);
}

TEST_CASE("a locale without a file is served by its language, then by the American one") {
    const Phrasebook book = book_of(R"({"a": "Hello"})", R"({"a": "Hallo"})");
    const std::pair<const char*, const char*> table[] = {{"en-US", "Hello"}, {"en-GB", "Hello"},
                                                         {"de-DE", "Hallo"}, {"de-AT", "Hallo"},
                                                         {"fr-FR", "Hello"}, {"", "Hello"}};
    for (const auto& [locale, said] : table) CHECK(book.say(Locale{locale}, "a", 0) == said);
    CHECK(book.locales() == std::vector<Locale>{german, american});
}

TEST_CASE("lists are joined as they are spoken") {
    const Phrasebook book = book_of(R"({"list": {"and": "and"}})", R"({"list": {"and": "und"}})");
    CHECK(book.join(american, {}).empty());
    CHECK(book.join(american, {"a"}) == "a");
    CHECK(book.join(american, {"a", "b"}) == "a and b");
    CHECK(book.join(german, {"a", "b", "c"}) == "a, b und c");
}

TEST_CASE("each fault of a speech file is reported with its file and key") {
    const std::pair<const char*, const char*> table[] = {
        {R"({"a": )", "en-US.json: /: not JSON"},
        {R"(["a"])", "en-US.json: /: no JSON object"},
        {R"({"a": {"b": 3}})", "en-US.json: /a/b: of type number"},
        {R"({"a": ["x", 3]})", "en-US.json: /a: of type array"},
        {R"({"a": []})", "en-US.json: /a: an empty list"},
        {R"({"a.b": "x", "a": {"b": "y"}})", "en-US.json: /a/b: this name is given twice"},
        {R"({"a": "Play {the title}"})", "en-US.json: /a: a brace that is no {placeholder}"},
        {R"({"a": "Play {title"})", "en-US.json: /a: a brace that is no {placeholder}"},
        {R"({"a": ["x", "only $3"]})", "en-US.json: /a: \"$\" states a price"},
        {R"({"upsell": {"a": "You might like it."}})", "en-US.json: /upsell/a: "},
        {R"({"upsell": {"a": "Do you want to buy it?"}})", "en-US.json: /upsell/a: "},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        const std::string faults = faults_of({{"en-US.json", text}});
        INFO(faults);
        CHECK(faults.find(expected) != std::string::npos);
        CHECK(std::ranges::count(faults, '\n') == 0);
    }
}

TEST_CASE("lines and placeholders must be the same in every locale") {
    const std::string faults = faults_of({{"de-DE.json", R"({"a": "x", "b": ["{n}", "y"]})"},
                                          {"en-US.json", R"({"b": ["z", "{m}"], "c": "x"})"}});
    INFO(faults);
    CHECK(faults.find("en-US.json: /a: missing") != std::string::npos);
    CHECK(faults.find("de-DE.json: /c: missing") != std::string::npos);
    CHECK(faults.find("en-US.json: /b: the placeholder {n} is missing") != std::string::npos);
    CHECK(faults.find("de-DE.json: /b: the placeholder {m} is missing") != std::string::npos);
    CHECK(std::ranges::count(faults, '\n') == 3);
    CHECK(faults_of({{"de-DE.json", R"({"b": ["{n}", "y"]})"}, {"en-US.json", R"({"b": "{n}"})"}})
              .empty());
}

TEST_CASE("all faults of all files are reported together") {
    const std::string faults =
        faults_of({{"de-DE.json", "{"}, {"en-US.json", R"({"a": [], "b": "5 euros"})"}});
    CHECK(std::ranges::count(faults, '\n') == 2);
}

TEST_CASE("a folder without a speech file cannot be loaded") {
    CHECK(faults_of({}).find("no speech file") != std::string::npos);
    CHECK(faults_of({{"notes.txt", "x"}}).find("no speech file") != std::string::npos);
    CHECK_FALSE(Phrasebook::load("/nonexistent/speech").has_value());
}

TEST_CASE("prices are found and other numbers are not") {
    const std::pair<const char*, const char*> table[] = {
        {"It is $2", "$"},
        {"Nur 3 €", "€"},
        {"£5", "£"},
        {"99 cents", "9 cents"},
        {"for 5 Dollars a month", "5 Dollars"},
        {"{amount} euros", "} euros"},
        {"2 pounds sterling", "2 pounds sterling"},
        {"about USD 2", "USD"},
        {"20 pounds of gold", ""},
        {"a percent of the 100 scents", ""},
        {"5 hints are left", ""},
        {"the dollar sign is a rune", ""},
        {"usd is no code in small letters", ""},
    };
    for (const auto& [text, price] : table) {
        INFO(text);
        CHECK(skill::detail::price_in(text) == price);
    }
}

TEST_CASE("a text is split at its placeholders, and strange braces are text") {
    const std::pair<const char*, const char*> table[] = {
        {"", ""},      {"ab", "ab"},        {"{a}", "[a]"},      {"x{a}{b_1}y", "x[a][b_1]y"},
        {"{}", "{}!"}, {"{a b}", "{a b}!"}, {"{{a}}", "{[a]}!"}, {"a}", "a}!"},
        {"{a", "{a!"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        const auto split = skill::detail::split_template(text);
        std::string shown;
        for (const auto& part : split.parts) {
            shown += part.is_placeholder ? "[" + std::string(part.text) + "]" : part.text;
        }
        CHECK(shown + (split.is_whole ? "" : "!") == expected);
    }
}
