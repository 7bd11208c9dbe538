#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "bench.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "store/database_adapter.hpp"
#include "unit/store/adapter_contract.hpp"
#include "unit/store/database_contract.hpp"

namespace ask::store::tests {

namespace {

struct AdapterNeeds {
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    Metrics metrics;
};

ask::tests::AdapterBench postgres_adapter() {
    auto needs = std::make_shared<AdapterNeeds>();
    const PostgresOptions options{.dsn = Secret(fresh_schema(shared_server()))};
    const OpenDatabase open = [options] { return open_postgres(options); };
    REQUIRE(prepare_database(open, soon()));
    auto adapter = make_database_adapter(open, PoolOptions{}, needs->logger, needs->metrics);
    return {.needs = needs, .adapter = std::move(adapter)};
}

ask::tests::DatabaseBench postgres_database() {
    return {.needs = nullptr, .database = open_on(fresh_schema(shared_server()))};
}

}    // namespace

TEST_CASE("the PostgreSQL adapter keeps what adapters promise") {
    ask::tests::check_adapter_contract(postgres_adapter);
}

TEST_CASE("a PostgreSQL database keeps what databases promise") {
    ask::tests::check_database_contract(postgres_database);
}

}    // namespace ask::store::tests
