// What the store does in a second: requests that load a customer, use an item and write attributes,
// change and answer; and look-ups among a few customers and among very many.
// SKILLD_BENCH_CUSTOMERS: how many the many are (1,000,000 unless set).

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "measure.hpp"
#include "slow_relay.hpp"
#include "store/database.hpp"
#include "store/database_adapter.hpp"
#include "support/postgres_server.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

namespace {

using namespace ask;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds span{3};

// As the example skill keeps them.
const std::string attributes =
    R"({"best":{"old_lighthouse":3,"whispering_wood":2},"bookmark":{"adventure":"attic_map",)"
    R"("found":1,"hinted":true,"scene":2},"visits":17})";
const std::string purchases =
    R"({"stock":{"five_hint_pack":{"lots":[[3,5]],"used":7,"uses":[["r",1,8]]}},)"
    R"("suggestions":{"products":{"cave_quest":{"offered":1768469400000,"declines":1}}}})";

Deadline soon() {
    return Deadline::in(seconds{60});
}

std::string user_of(std::int64_t number) {
    char text[64];
    std::snprintf(text, sizeof text, "amzn1.ask.account.%012lld", static_cast<long long>(number));
    return text;
}

store::Commit request_of(const UserId& user, store::Visit visit, long number) {
    const auto now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    const RequestId request("amzn1.echo-api.request." + user.text() + std::to_string(number));
    visit.customer.attributes = attributes;
    visit.customer.purchases = purchases;
    store::InventoryChange use{ReferenceName("five_hint_pack"), now, request, "use", 0, -1, 0};
    return {user, request, std::move(visit.customer), {std::move(use)}, std::string(700, 'a'), now};
}

// One customer after the other, until the time is up.
Task<void> serve(store::PersistenceAdapter& adapter, std::string name, Deadline until,
                 long& served) {
    const UserId user(std::move(name));
    for (long number = 0; !until.passed(); ++number) {
        auto loading = adapter.load(user, RequestId("r"), soon());
        Result<store::Visit> visit = co_await std::move(loading);
        if (!visit) throw std::runtime_error(visit.error().context);
        auto committing = adapter.commit(request_of(user, std::move(*visit), number), soon());
        const Result<std::int64_t> done = co_await std::move(committing);
        if (!done) throw std::runtime_error(done.error().context);
        ++served;
    }
}

// Requests a second, from one I/O thread with so many requests in flight.
double requests_per_second(const store::OpenDatabase& open, const store::PoolOptions& pool,
                           int in_flight) {
    Logger logger({.level = LogLevel::off, .format = LogFormat::json});
    Metrics metrics;
    store::prepare_database(open, soon()).value();
    const auto adapter = store::make_database_adapter(open, pool, logger, metrics);
    boost::asio::io_context context(1);
    long served = 0;
    const Deadline until = Deadline::in(span);
    for (int i = 0; i < in_flight; ++i) {
        auto serving = serve(*adapter, "u" + std::to_string(std::rand()), until, served);
        boost::asio::co_spawn(context, std::move(serving), boost::asio::detached);
    }
    context.run();
    return static_cast<double>(served) / static_cast<double>(span.count());
}

void measure_sqlite() {
    const tests::ScratchFolder folder;
    const auto open = [path = folder.path() / "customers.sqlite"] {
        return store::open_sqlite({.path = path, .most_pages = 0});
    };
    store::PoolOptions single;
    single.most_in_group = 1;
    const double alone = requests_per_second(open, {}, 1);
    const double apart = requests_per_second(open, single, 64);
    const double grouped = requests_per_second(open, {}, 64);
    std::printf("  SQLite, synchronous=FULL: one at a time      %8.0f requests/s\n", alone);
    std::printf("  64 in flight, each its own transaction       %8.0f requests/s\n", apart);
    std::printf("  64 in flight, transactions shared            %8.0f requests/s  (%.1f times)\n",
                grouped, grouped / apart);
}

void measure_postgres() {
    const tests::PostgresServer server(tests::PostgresServer::Durable::yes);
    const SlowRelay relay(server.port(), milliseconds{1});
    const Secret dsn(tests::PostgresServer::dsn_on(relay.port()));
    std::printf("  PostgreSQL 1 ms away, one I/O thread, 64 in flight:\n");
    for (const std::size_t connections : {2U, 4U, 8U, 16U}) {
        store::PoolOptions pool;
        pool.readers = connections / 2;
        pool.writers = connections / 2;
        pool.most_in_group = 1;
        const double rate =
            requests_per_second([&] { return store::open_postgres({.dsn = dsn}); }, pool, 64);
        std::printf("  %3zu connections                              %8.0f requests/s\n",
                    connections, rate);
    }
}

std::unique_ptr<store::Database> filled(const std::filesystem::path& path, std::int64_t count) {
    auto database = store::open_sqlite({.path = path, .most_pages = 0}).value();
    database->migrate(soon()).value();
    std::vector<store::ArchivedCustomer> batch;
    for (std::int64_t number = 0; number < count;) {
        batch.clear();
        for (int i = 0; i < 10'000 && number < count; ++i, ++number) {
            batch.push_back({user_of(number), {attributes, purchases, 0}, {}});
        }
        database->put(batch, {"bench", batch.back().user, number}, soon()).value();
        if (number % 500'000 == 0)
            std::fprintf(stderr, "  … %lld\n", static_cast<long long>(number));
    }
    return database;
}

// Microseconds for one look-up, anywhere among them.
double lookup_us(store::Database& database, std::int64_t count) {
    std::mt19937_64 dice(7);
    const Cost cost = measure(span, CLOCK_MONOTONIC, [&] {
        const UserId user(
            user_of(static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(count))));
        if (database.load(user, RequestId("r"), soon())->customer.version == 0) std::abort();
        return 1L;
    });
    return 1e6 / cost.per_second;
}

double look_among(std::int64_t count) {
    const tests::ScratchFolder folder;
    const auto path = folder.path() / "customers.sqlite";
    const auto database = filled(path, count);
    const double us = lookup_us(*database, count);
    std::printf("  a look-up among %10lld customers            %8.1f us  (%.2f GB)\n",
                static_cast<long long>(count), us,
                static_cast<double>(std::filesystem::file_size(path)) / 1e9);
    return us;
}

void measure_lookups() {
    const char* wanted = std::getenv("SKILLD_BENCH_CUSTOMERS");
    const std::int64_t many = wanted == nullptr ? 1'000'000 : std::atoll(wanted);
    const double few_us = look_among(10'000);
    const double many_us = look_among(many);
    std::printf("  the many cost                                %8.2f times the few\n",
                many_us / few_us);
}

}    // namespace

}    // namespace bench

int main() {
    try {
        bench::measure_sqlite();
        bench::measure_postgres();
        bench::measure_lookups();
        return 0;
    } catch (const std::exception& fault) {
        std::printf("store_speed: %s\n", fault.what());
        return 1;
    }
}
