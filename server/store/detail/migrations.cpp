#include "store/detail/migrations.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "store/database.hpp"
#include "store/embedded/migrations.hpp"

namespace ask::store::detail {

Migration migration_of_path(std::string_view path) {
    constexpr std::string_view ending = ".sql";
    constexpr std::size_t digits = 4;
    path.remove_prefix(path.rfind('/') + 1);
    const bool has_form =
        path.ends_with(ending) && path.size() > digits + 1 + ending.size() && path[digits] == '_';
    if (!has_form) return {};
    Migration migration;
    const char* end = path.data() + digits;
    const auto [stopped, error] = std::from_chars(path.data(), end, migration.number);
    if (error != std::errc() || stopped != end || migration.number < 1) return {};
    path.remove_suffix(ending.size());
    migration.name = path.substr(digits + 1);
    return migration;
}

std::vector<Migration> migrations_of(std::string_view engine) {
    const std::string folder = "server/store/migrations/" + std::string(engine) + "/";
    std::vector<Migration> migrations;
    for (const embedded::File& file : embedded::migrations()) {
        if (!file.path.starts_with(folder)) continue;
        Migration migration = migration_of_path(file.path);
        migration.sql = file.bytes;
        if (migration.number > 0) migrations.push_back(migration);
    }
    std::ranges::sort(migrations, {}, &Migration::number);
    return migrations;
}

Result<std::vector<Migration>> missing_migrations(std::span<const Migration> known, int found) {
    const int newest = known.empty() ? 0 : known.back().number;
    if (found > newest) {
        return fail(newer_schema, "the database has schema " + std::to_string(found) +
                                      ", this skilld knows " + std::to_string(newest) +
                                      ": run the skilld that wrote it, or a later one");
    }
    std::vector<Migration> missing;
    std::ranges::copy_if(known, std::back_inserter(missing),
                         [&](const Migration& migration) { return migration.number > found; });
    return missing;
}

Result<void> check_number(std::span<const Migration> known, int found) {
    const auto missing = missing_migrations(known, found);
    if (!missing) return std::unexpected(missing.error());
    if (missing->empty()) return {};
    return fail(older_schema, "the database is of schema " + std::to_string(found) +
                                  ", this skilld's is " + std::to_string(known.back().number) +
                                  ": run `skilld store migrate`");
}

}    // namespace ask::store::detail
