#include "handlers/adventure_book.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "handlers/content.hpp"
#include "model/json.hpp"

namespace fs = std::filesystem;
using ask::Json;
using handlers::AdventureBook;

namespace {

const std::vector<ask::Locale> english{ask::Locale("en-US")};

Json good_adventure() {
    return Json::parse(R"({"id":"cave","order":1,"unlocked_by":[],"answers":["yes"],"chest":1,
      "texts":{"en":{"title":"Cave","teaser":"A cave.","chest":"All.","finale":"Some.",
        "scenes":[{"tells":"Dark.","asks":"Light?","right":"Yes.","wrong":"No.","hint":"See.",
                   "treasure":"a lamp"}]}}})");
}

// A folder of one test, gone afterwards.
class Folder {
 public:
    Folder() { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_.parent_path()); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

 private:
    static fs::path unique() {
        std::string name = (fs::temp_directory_path() / "skilld-XXXXXX").string();
        return ::mkdtemp(name.data()) ? fs::path(name) : fs::temp_directory_path();
    }
    fs::path path_ = unique() / "adventures";
};

std::string faults_of(const Json& adventure) {
    const Folder folder;
    folder.write("cave.json", adventure.dump());
    const auto book = AdventureBook::load(folder.path(), english);
    return book ? std::string() : book.error().context;
}

}    // namespace

TEST_CASE("a good file is an adventure") {
    CHECK(faults_of(good_adventure()).empty());
}

TEST_CASE("each fault of a file is told with its place and what would be right") {
    struct Row {
        const char* pointer;
        Json value;
        const char* told;
    };
    const Row rows[] = {
        {"/id", "Cave Fish", "adventures/cave.json: /id: \"Cave Fish\" is no id"},
        {"/id", nullptr, "/id: is missing or not a text"},
        {"/order", "first", "/order: is not a number"},
        {"/chest", -1, "/chest: is not a number of at least 0"},
        {"/unlocked_by", "cave_quest", "/unlocked_by: is not a list"},
        {"/unlocked_by", {"cave_quest"}, "no adventure is free"},
        {"/answers", Json::array(), "/answers: is not a list with something in it"},
        {"/answers/0", "maybe", "/answers/0: is no answer; it would be \"yes\" or \"no\""},
        {"/answers", {"yes", "no"}, "/texts/en/scenes: has 1 scenes; /answers asks for 2"},
        {"/texts", Json::object(), "/texts: is missing or empty"},
        {"/texts", {{"de", good_adventure()["texts"]["en"]}}, "/texts: nothing for en-US"},
        {"/texts/en/title", "", "/texts/en/title: is missing or not a text"},
        {"/texts/en/color", "red", "/texts/en/color: is not known; the keys are title,"},
        {"/texts/en/scenes/0/asks", "Light.", "/scenes/0/asks: does not end in a question mark"},
        {"/texts/en/scenes/0/hint", "You & me", "/scenes/0/hint: is not SSML"},
        {"/texts/en/scenes/0/tells", "<break", "/scenes/0/tells: is not SSML"},
        {"/texts/en/scenes/0", 7, "/texts/en/scenes/0: is not an object"},
        {"/colour", "red", "/colour: is not known"},
    };
    for (const Row& row : rows) {
        Json adventure = good_adventure();
        adventure[Json::json_pointer(row.pointer)] = row.value;
        const std::string faults = faults_of(adventure);
        CAPTURE(row.pointer, faults);
        CHECK(faults.find(row.told) != std::string::npos);
    }
}

TEST_CASE("all faults of all files are told together, a line each") {
    const Folder folder;
    Json first = good_adventure();
    first["order"] = "x";
    first["chest"] = "y";
    folder.write("a.json", first.dump());
    folder.write("b.json", "{ \"id\": ");
    folder.write("c.json", good_adventure().dump());
    const auto book = AdventureBook::load(folder.path(), english);
    REQUIRE_FALSE(book);
    const std::string& faults = book.error().context;
    CAPTURE(faults);
    CHECK(faults.find("adventures/a.json: /order") != std::string::npos);
    CHECK(faults.find("\nadventures/a.json: /chest") != std::string::npos);
    CHECK(faults.find("\nadventures/b.json: /: is not JSON") != std::string::npos);
    CHECK(faults.find("\"cave\" twice") != std::string::npos);
}

TEST_CASE("a folder without adventures is a fault") {
    CHECK_FALSE(AdventureBook::load("/nowhere/adventures", english));
}

TEST_CASE("a locale is told its own text, else its language's") {
    Json adventure = good_adventure();
    adventure["texts"]["en-GB"] = adventure["texts"]["en"];
    adventure["texts"]["en-GB"]["title"] = "Cavern";
    const Folder folder;
    folder.write("cave.json", adventure.dump());
    const auto book = AdventureBook::load(folder.path(), english);
    REQUIRE(book);
    CHECK(book->all().front().text(ask::Locale("en-GB")).title == "Cavern");
    CHECK(book->all().front().text(ask::Locale("en-AU")).title == "Cave");
}
