#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>

#include "app/config.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::app;

namespace {

struct Given {
    tests::ScratchFolder folder;

    [[nodiscard]] auto load(const std::string& more) const {
        const auto file =
            folder.write("skilld.json",
                         R"({"skill": {"application_ids": ["amzn1.ask.skill.x"]}, )" + more + "}");
        return load_config({.file = file,
                            .environment = [](const std::string&) { return std::nullopt; },
                            .environment_names = {}});
    }
    [[nodiscard]] std::string fault(const std::string& storage) const {
        const auto config = load(R"("storage": )" + storage);
        return config ? "no fault" : config.error().front().line();
    }
    [[nodiscard]] std::string in_folder(const std::string& name) const {
        return (folder.path() / name).string();
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_CASE("customers are kept in SQLite unless something else is said") {
    const Given given;
    const auto config = given.load(R"("storage": {})");
    REQUIRE(config);
    CHECK(config->storage.backend == Backend::sqlite);
    CHECK(config->storage.path == "data/skilld.sqlite");
    CHECK(config->storage.user_id_key.empty());
}

TEST_CASE("a DSN comes from the file or from a file of its own, and is never repeated") {
    const Given given;
    given.folder.write("dsn", "postgresql://user:geheim@host/base\n");
    const auto config = given.load(R"("storage": {"backend": "postgres", "dsn_file": ")" +
                                   given.in_folder("dsn") + "\"}");
    REQUIRE(config);
    CHECK(config->storage.dsn.reveal() == "postgresql://user:geheim@host/base");
    const std::string twice =
        given.fault(R"({"backend": "postgres", "dsn": "x:geheim", "dsn_file": ")" +
                    given.in_folder("dsn") + "\"}");
    CHECK(has(twice, "/storage/dsn: is given twice"));
    CHECK_FALSE(has(twice, "geheim"));
    CHECK_FALSE(
        has(given.fault(R"({"backend": "postgres", "dsn": {"password": "geheim"}})"), "geheim"));
}

TEST_CASE("what keeps the storage from being used is a fault with its key") {
    const Given given;
    given.folder.write("empty", "\n");
    const std::pair<std::string, std::string> table[] = {
        {R"({"backend": "postgres"})", "/storage/dsn: is missing"},
        {R"({"backend": "mysql"})", "/storage/backend: is \"mysql\""},
        {R"({"backend": "postgres", "dsn_file": "/nowhere/dsn"})", "/storage/dsn_file: "},
        {R"({"backend": "postgres", "dsn_file": ")" + given.in_folder("empty") + "\"}",
         "/storage/dsn_file: names an empty file"},
        {R"({"connections": 1})", "/storage/connections: is 1"},
        {R"({"hash_user_ids": true})", "/storage/user_id_key: is missing or short"},
        {R"({"hash_user_ids": true, "user_id_key": "short"})", "/storage/user_id_key: "},
        {R"({"user_id_key": "0123456789abcdef"})", "/storage/user_id_key: is given without"},
    };
    for (const auto& [storage, expected] : table) {
        INFO(storage);
        const std::string fault = given.fault(storage);
        INFO(fault);
        CHECK(has(fault, expected));
    }
}

TEST_CASE("how stock and suggestions are kept is the operator's to say") {
    const Given given;
    const auto config = given.load(
        R"("inventory": {"refunds": "keep_debt", "provisional_hours": 2, "stale_count_minutes": 5},
           "suggestions": {"cool_down_days": 3, "cool_down_days_of": {"a": 9}, "never": ["b"]})");
    REQUIRE(config);
    const isp::StockRules& rules = config->sales.inventory.rules;
    CHECK(rules.refunds == isp::RefundPolicy::keep_debt);
    CHECK(rules.provisional_for == std::chrono::hours{2});
    CHECK(rules.stale_for == std::chrono::minutes{5});
    const isp::SuggestionOptions& suggestions = config->sales.suggestions;
    CHECK(suggestions.cool_down == std::chrono::days{3});
    CHECK(suggestions.products.at(ReferenceName("a")).cool_down == std::chrono::days{9});
    CHECK(suggestions.products.at(ReferenceName("b")).off);
}
