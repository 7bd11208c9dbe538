#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "app/detail/archive.hpp"
#include "app/detail/archive_text.hpp"
#include "store/database.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::app::detail;

namespace {

Deadline soon() {
    return Deadline::in(std::chrono::seconds{20});
}

store::ArchivedCustomer customer(const std::string& user) {
    store::ArchivedCustomer made{user, {R"({"visits":1})", "{}", 0}, {}};
    made.changes.push_back({ReferenceName("pack"), TimePoint(std::chrono::milliseconds{1'500}),
                            RequestId("r1"), "purchase", 1, 5, 5});
    return made;
}

std::string user_of(int number) {
    const std::string digits = std::to_string(number);
    return "user." + std::string(6 - digits.size(), '0') + digits;
}

struct Databases {
    tests::ScratchFolder folder;

    std::unique_ptr<store::Database> open(const std::string& name) {
        auto database = store::open_sqlite({.path = folder.path() / name});
        REQUIRE(database);
        REQUIRE((*database)->migrate(soon()));
        return std::move(*database);
    }
    std::unique_ptr<store::Database> filled(int customers) {
        auto database = open("from.sqlite");
        std::vector<store::ArchivedCustomer> all;
        for (int i = 0; i < customers; ++i) all.push_back(customer(user_of(i)));
        REQUIRE(database->put(all, {"made", all.back().user, customers}, soon()));
        return database;
    }
};

std::string exported(store::Database& database) {
    std::ostringstream out;
    REQUIRE(export_customers(database, out, {"clear", ""}));
    return out.str();
}

// But for the head, which names the database.
std::string body(const std::string& text) {
    return text.substr(text.find('\n') + 1);
}

Result<std::int64_t> imported(store::Database& database, const std::string& text,
                              bool replace = false) {
    std::istringstream in(text);
    return import_customers(database, in, {"clear", replace});
}

}    // namespace

TEST_CASE("a customer comes back from a line as it was") {
    const auto line = write_line(customer("amzn1.ask.account.A"));
    REQUIRE(line);
    CHECK(line->find('\n') == std::string::npos);
    const auto read = read_line(*line);
    REQUIRE(read);
    const auto& back = std::get<store::ArchivedCustomer>(*read);
    CHECK(back.user == "amzn1.ask.account.A");
    CHECK(back.customer.attributes == R"({"visits":1})");
    CHECK(back.changes == customer("").changes);
}

TEST_CASE("a line that is none is refused with a reason") {
    for (const char* line :
         {"", "[]", "{", "{}", R"({"user":1})", R"({"skilld_export":2,"store":"x","customers":1})",
          R"({"user":"a","attributes":[],"purchases":{},"changes":[]})",
          R"({"user":"a","attributes":{},"purchases":{},"changes":[{"at":"yesterday"}]})",
          R"({"end":true,"customers":"many"})", R"({"end":true,"customers":18446744073709551615})",
          R"({"user":"","attributes":{},"purchases":{},"changes":[]})",
          R"({"user":"a\u0000","attributes":{},"purchases":{},"changes":[]})"}) {
        CAPTURE(line);
        const auto read = read_line(line);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errors::invalid);
        CHECK(read.error().context.find("json.exception") == std::string::npos);
    }
}

TEST_CASE("what is exported and imported is equal") {
    Databases databases;
    const std::string text = exported(*databases.filled(2'500));
    auto other = databases.open("to.sqlite");
    const auto count = imported(*other, text);
    REQUIRE(count);
    CHECK(*count == 2'500);
    CHECK(body(exported(*other)) == body(text));
}

TEST_CASE("an export that is cut off says so, and a second run goes on from there") {
    Databases databases;
    const std::string text = exported(*databases.filled(2'500));
    auto other = databases.open("to.sqlite");
    const auto cut = imported(*other, text.substr(0, text.size() / 2));
    REQUIRE_FALSE(cut);
    CHECK(other->count_customers(soon()).value() > 1'000);
    CHECK(other->count_customers(soon()).value() < 2'500);
    const auto whole = imported(*other, text);
    REQUIRE(whole);
    CHECK(*whole == 2'500);
    CHECK(body(exported(*other)) == body(text));
}

TEST_CASE("customers that are there already are replaced only when that is asked for") {
    Databases databases;
    const std::string text = exported(*databases.filled(3));
    auto other = databases.open("to.sqlite");
    REQUIRE(imported(*other, text));
    const auto again = imported(*other, text);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == errors::conflict);
    CHECK(imported(*other, text, true).has_value());
    CHECK(body(exported(*other)) == body(text));
}

TEST_CASE("an export that names its users otherwise is not taken, not even for replacing") {
    Databases databases;
    std::istringstream in(exported(*databases.filled(3)));
    auto other = databases.open("to.sqlite");
    const auto refused = import_customers(*other, in, {"hashed 0123", true});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errors::conflict);
    CHECK(refused.error().context.find("hash_user_ids") != std::string::npos);
    CHECK(other->count_customers(soon()).value() == 0);
}

TEST_CASE("whatever the head says, a customer that no server would find is not taken") {
    Databases databases;
    const std::string head = R"({"customers":1,"skilld_export":1,"store":"x")";
    const std::string hashed(43, 'x');
    for (const auto& [naming, user] : {std::pair{"clear", hashed}, std::pair{"hashed 1", hashed},
                                       std::pair{"hashed 1", user_of(1)}}) {
        for (const std::string& told :
             {std::string("}"), R"(,"user_naming":")" + std::string(naming) + "\"}"}) {
            INFO(naming << " " << user << told);
            std::istringstream in(head + told + "\n" + write_line(customer(user)).value() + "\n" +
                                  write_line(ArchiveEnd{1}) + "\n");
            auto other = databases.open("to.sqlite");
            const bool fits = (user == hashed) == (std::string(naming) != "clear");
            const auto taken = import_customers(*other, in, {naming, true});
            CHECK(taken.has_value() == fits);
            if (!taken) CHECK(taken.error().context.starts_with("line 2 names users otherwise"));
        }
    }
}

TEST_CASE("an import refuses what is no export, a gap and another order, naming the line") {
    Databases databases;
    const std::string text = exported(*databases.filled(3));
    const auto second = text.find('\n') + 1;
    const auto third = text.find('\n', second) + 1;
    const std::string head = text.substr(0, second);
    const std::string one = text.substr(second, third - second);
    struct Bad {
        std::string text;
        const char* says;
    };
    for (const Bad& bad : {Bad{"", "cut off"}, Bad{"hello\n", "line 1"}, Bad{one, "line 1"},
                           Bad{head + head, "line 2"}, Bad{head + one + one, "line 3"},
                           Bad{head + text.substr(third), "missing"}}) {
        auto other = databases.open("bad.sqlite");
        const auto refused = imported(*other, bad.text, true);
        REQUIRE_FALSE(refused);
        CAPTURE(refused.error().context);
        CHECK(refused.error().context.find(bad.says) != std::string::npos);
    }
}

TEST_CASE("an export that cannot be written is no success") {
    Databases databases;
    auto database = databases.filled(3);
    std::ofstream full("/dev/full");
    const auto refused = export_customers(*database, full, {"clear", ""});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errors::unavailable);
}

TEST_CASE("a customer whose documents cannot be read is found by place, not by name") {
    Databases databases;
    auto database = databases.filled(3);
    store::ArchivedCustomer broken = customer(user_of(1));
    broken.customer.purchases = "[1]";
    REQUIRE(database->put(std::vector{broken}, {"made", user_of(2), 3}, soon()));
    const auto faults = unreadable_customers(*database);
    REQUIRE(faults);
    REQUIRE(faults->size() == 1);
    CHECK(faults->front().starts_with("customer 2: "));
    CHECK(faults->front().find("user.") == std::string::npos);
}

TEST_CASE("a line that is nested without end or longer than any customer is refused") {
    Databases databases;
    const std::string text = exported(*databases.filled(1));
    const std::string head = text.substr(0, text.find('\n') + 1);
    for (const std::string& line : {std::string(100'000, '['), std::string(17 << 20, 'x')}) {
        auto other = databases.open("long.sqlite");
        const auto refused = imported(*other, head + line + "\n");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().context.starts_with("line 2 is "));
    }
}

TEST_CASE("replacing begins anew, whatever an interrupted run has brought") {
    Databases databases;
    auto from = databases.filled(3);
    const std::string older = exported(*from);
    auto other = databases.open("to.sqlite");
    REQUIRE_FALSE(imported(*other, older.substr(0, older.rfind("{\"customers\""))));
    store::ArchivedCustomer changed = customer(user_of(0));
    changed.customer.attributes = R"({"visits":2})";
    REQUIRE(from->put(std::vector{changed}, {"made", user_of(2), 3}, soon()));
    const std::string newer = exported(*from);
    REQUIRE(imported(*other, newer, true));
    CHECK(body(exported(*other)) == body(newer));
}
