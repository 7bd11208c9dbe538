#include "app/detail/recording.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "core/text_file.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using namespace ask::app::detail;
using ask::tests::ScratchFolder;
namespace fs = std::filesystem;

constexpr const char* talk = R"({"title": "A talk", "locale": "en-US",
    "customer": {"owned": ["quest"]},
    "turns": [{"open": true, "comment": "first", "expect": {"speech": "old"}}]})";

std::vector<simulator::Script> load(const fs::path& path) {
    auto scripts = simulator::load_scripts({path});
    REQUIRE(scripts);
    return std::move(*scripts);
}

simulator::PlayedScript played(const simulator::Script& script, const char* speech) {
    simulator::PlayedScript one{.script = &script, .round = 0, .result = {}, .transcript = {}};
    simulator::TurnResult& turn = one.result.turns.emplace_back();
    turn.state = simulator::TurnState::as_expected;
    turn.request_id = "r.1";
    turn.came.emplace();
    turn.came->status = 200;
    turn.came->speech = speech;
    return one;
}

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}    // namespace

TEST_CASE("a conversation is written back with title, customer and comment, and what came") {
    const ScratchFolder folder;
    const auto scripts = load(folder.write("talk.json", talk));
    const fs::path file = folder.path() / "new" / "copy.json";
    auto recording = Recording::make({.to = file, .force = false}, scripts);
    REQUIRE(recording);
    REQUIRE(recording->keep(played(scripts[0], "Welcome.")));
    CHECK(recording->written() == 1);
    const auto copy = load(file);
    CHECK(copy[0].title == "A talk");
    CHECK(copy[0].customer.owned == scripts[0].customer.owned);
    CHECK(copy[0].turns[0].written["comment"] == "first");
    CHECK(copy[0].turns[0].request_id == "r.1");
    CHECK(copy[0].turns[0].expected.speech->whole == "Welcome.");
    CHECK_FALSE(fs::exists(file.string() + ".new"));
}

TEST_CASE("a script may be recorded over itself, another file only by force") {
    const ScratchFolder folder;
    const auto scripts = load(folder.write("talk.json", talk));
    const fs::path other = folder.write("other.json", "precious");
    auto itself =
        Recording::make({.to = folder.path() / "." / "talk.json", .force = false}, scripts);
    REQUIRE(itself);
    REQUIRE(itself->keep(played(scripts[0], "Again.")));
    CHECK(text_of(folder.path() / "talk.json").find("Again.") != std::string::npos);
    const auto refused = Recording::make({.to = other, .force = false}, scripts);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().context.find("--force overwrites it") != std::string::npos);
    CHECK(text_of(other) == "precious");
    CHECK(Recording::make({.to = other, .force = true}, scripts));
}

TEST_CASE("several scripts go into a folder by their names, and never two into one file") {
    const ScratchFolder folder;
    folder.write("a/one.json", talk);
    folder.write("a/two.json", talk);
    const auto scripts = load(folder.path() / "a");
    const fs::path to = folder.path() / "out";
    auto recording = Recording::make({.to = to, .force = false}, scripts);
    REQUIRE(recording);
    for (const auto& script : scripts) CHECK(recording->keep(played(script, "Hello.")));
    CHECK(fs::exists(to / "one.json"));
    CHECK(fs::exists(to / "two.json"));
    auto twice = scripts;
    twice[1].file = folder.path() / "b" / "one.json";
    CHECK_FALSE(Recording::make({.to = folder.path() / "c", .force = true}, twice));
}

TEST_CASE("a conversation that broke off is not recorded, nor is a second round") {
    const ScratchFolder folder;
    const auto scripts = load(folder.write("talk.json", talk));
    const fs::path file = folder.path() / "copy.json";
    auto recording = Recording::make({.to = file, .force = false}, scripts);
    REQUIRE(recording);
    auto broken = played(scripts[0], "Hello.");
    broken.result.ended_early = true;
    CHECK_FALSE(recording->keep(broken));
    auto again = played(scripts[0], "Hello.");
    again.round = 1;
    CHECK(recording->keep(again));
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("nothing is recorded where that was not asked for") {
    const ScratchFolder folder;
    const auto scripts = load(folder.write("talk.json", talk));
    auto recording = Recording::make({.to = "", .force = false}, scripts);
    REQUIRE(recording);
    CHECK(recording->keep(played(scripts[0], "Hello.")));
    CHECK(recording->written() == 0);
}

TEST_CASE("a file that cannot be written is named") {
    const ScratchFolder folder;
    folder.write("file", "text");
    for (const fs::path& file : {folder.path() / "file" / "x.xml", folder.path()}) {
        const auto written = write_text_file(file, "text");
        REQUIRE_FALSE(written);
        CHECK(written.error().context.find(file.string() + ": cannot be written: ") == 0);
    }
    CHECK(write_text_file(folder.path() / "file", "other"));
    CHECK(text_of(folder.path() / "file") == "other");
}
