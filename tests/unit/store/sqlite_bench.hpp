#pragma once

#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string_view>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "store/database.hpp"
#include "store/database_adapter.hpp"
#include "support/scratch_folder.hpp"
#include "unit/store/adapter_contract.hpp"
#include "unit/store/database_contract.hpp"

namespace ask::tests {

// A folder for one database, and what an adapter over it wants.
struct SqliteBench {
    ScratchFolder folder;
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    Metrics metrics;

    [[nodiscard]] store::SqliteOptions options() const {
        return {.path = folder.path() / "customers.sqlite", .most_pages = 0};
    }
    // Opened and migrated.
    [[nodiscard]] std::unique_ptr<store::Database> database() const {
        auto opened = store::open_sqlite(options()).value();
        opened->migrate(soon()).value();
        return opened;
    }
    std::unique_ptr<store::PersistenceAdapter> adapter(const store::PoolOptions& pool = {}) {
        auto open = [options = options()] { return store::open_sqlite(options); };
        store::prepare_database(open, soon()).value();
        return store::make_database_adapter(open, pool, logger, metrics);
    }
};

// One line that names the file and the cause.
inline void check_names(const Error& error, const std::filesystem::path& file,
                        std::string_view cause) {
    INFO(error.context);
    CHECK(error.context.find(file.string()) != std::string::npos);
    CHECK(error.context.find(cause) != std::string::npos);
    CHECK(error.context.find('\n') == std::string::npos);
}

inline AdapterBench sqlite_adapter() {
    auto bench = std::make_shared<SqliteBench>();
    auto adapter = bench->adapter();
    return AdapterBench{.needs = bench, .adapter = std::move(adapter)};
}

inline DatabaseBench sqlite_database() {
    auto bench = std::make_shared<SqliteBench>();
    auto opened = store::open_sqlite(bench->options()).value();
    return DatabaseBench{.needs = bench, .database = std::move(opened)};
}

}    // namespace ask::tests
