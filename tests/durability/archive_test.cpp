// From one database into another by `skilld store export | skilld store import`.

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "core/timestamp.hpp"
#include "durability/server.hpp"
#include "durability/shopper.hpp"
#include "model/json.hpp"
#include "unit/store/postgres/bench.hpp"

using namespace ask;
using namespace ask::tests;
using namespace std::chrono_literals;
using Stopwatch = std::chrono::steady_clock;

namespace {

// Sanitizers make an export several times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int usual_customers = 3'000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr int usual_customers = 3'000;
#else
constexpr int usual_customers = 20'000;
#endif
#else
constexpr int usual_customers = 20'000;
#endif

Json change(int number, const char* reason, std::int64_t items, std::int64_t stock) {
    const TimePoint at{std::chrono::milliseconds{1'700'000'000'000 + 1'000LL * number + stock}};
    return {{"product", hint_pack},
            {"at", format_timestamp_ms(at)},
            {"request", "amzn1.echo-api.request." + std::to_string(number) + reason},
            {"reason", reason},
            {"units", items > 0 ? 1 : 0},
            {"items", items},
            {"stock", stock}};
}

Json customer_number(int number) {
    char user[64];
    std::snprintf(user, sizeof user, "amzn1.ask.account.%012d", number);
    const std::int64_t used = number % hints_in_a_pack;
    const Json stock{{"lots", {{1, hints_in_a_pack}}}, {"used", used}};
    Json changes = Json::array({change(number, "purchase", hints_in_a_pack, hints_in_a_pack)});
    if (used > 0) changes.push_back(change(number, "use", -used, hints_in_a_pack - used));
    return {{"user", user},
            {"attributes", {{"visits", number % 90}, {"name", "Zoë \"the ß\""}}},
            {"purchases", {{"stock", {{hint_pack, stock}}}}},
            {"changes", std::move(changes)}};
}

void write_export(const std::filesystem::path& file, int customers) {
    std::ofstream out(file, std::ios::binary);
    const Json head{{"skilld_export", 1},
                    {"store", "made"},
                    {"user_naming", "clear"},
                    {"customers", customers}};
    out << head.dump() << '\n';
    for (int i = 0; i < customers; ++i) out << customer_number(i).dump() << '\n';
    out << Json{{"end", true}, {"customers", customers}}.dump() << '\n';
    if (!out.flush()) throw std::runtime_error("the export cannot be written");
}

void export_into(const Variables& storage, const std::filesystem::path& file) {
    const Told told = tell_store(town(), storage, {"export", "--file", file.string()});
    INFO(told.errors);
    REQUIRE(told.status == 0);
}

// All lines but the head, which names the database.
bool hold_the_same(const std::filesystem::path& one, const std::filesystem::path& other) {
    std::ifstream left(one, std::ios::binary);
    std::ifstream right(other, std::ios::binary);
    std::string a;
    std::string b;
    if (!std::getline(left, a) || !std::getline(right, b)) return false;
    while (std::getline(left, a)) {
        if (!std::getline(right, b) || a != b) return false;
    }
    return !std::getline(right, b);
}

// `skilld store export | skilld store import`, each a process.
class Move {
 public:
    Move(const Variables& from, const Variables& to, const std::filesystem::path& log) {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        ProgramOptions exporting = store_command(town(), from, {"export"});
        exporting.output_pipe = pipe[1];
        exporting.errors = log;
        exporter_ = std::make_unique<Program>(exporting);
        ProgramOptions importing = store_command(town(), to, {"import"});
        importing.input_pipe = pipe[0];
        importing.errors = log;
        importer_ = std::make_unique<Program>(importing);
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
    Program& exporter() { return *exporter_; }
    Program& importer() { return *importer_; }

 private:
    std::unique_ptr<Program> exporter_;
    std::unique_ptr<Program> importer_;
};

class Moving {
 public:
    explicit Moving(int customers) : customers_(customers) {}

    int there() const {
        const std::string dsn = to_.at("SKILLD_STORAGE__DSN");
        const std::string table = store::tests::ask_sql(dsn, "SELECT to_regclass('customers')");
        if (table.empty()) return 0;
        return std::stoi(store::tests::ask_sql(dsn, "SELECT count(*) FROM customers"));
    }

    void fill_source() {
        write_export(folder_.path() / "made.ndjson", customers_);
        const auto begun = Stopwatch::now();
        const Told told = tell_store(
            town(), from_, {"import", "--file", (folder_.path() / "made.ndjson").string()});
        INFO(told.errors);
        REQUIRE(told.status == 0);
        tell_time("import from a file into SQLite", begun);
    }

    // Kills one end of the pipe once so many customers are over.
    void move_and_kill(int after, bool importer) {
        const int before = there();
        Move move(from_, to_, log_);
        while (there() < after && !move.importer().status()) std::this_thread::sleep_for(20ms);
        REQUIRE(!move.importer().status());
        (importer ? move.importer() : move.exporter()).kill();
        const int other = (importer ? move.exporter() : move.importer()).wait(60s);
        CHECK(other != 0);
        CHECK(other != 256);
        const int now = there();
        std::printf("killed the %s at %d of %d customers (%d before)\n",
                    importer ? "importer" : "exporter", now, customers_, before);
        CHECK(now >= before);
        CHECK(now < customers_);
    }

    void move_to_the_end() {
        const auto begun = Stopwatch::now();
        Move move(from_, to_, log_);
        const int importing = move.importer().wait(20min);
        INFO(text_of(log_));
        REQUIRE(importing == 0);
        CHECK(move.exporter().wait(20s) == 0);
        tell_time("the rest from SQLite to PostgreSQL", begun);
    }

    void compare() {
        const auto begun = Stopwatch::now();
        export_into(from_, folder_.path() / "old");
        export_into(to_, folder_.path() / "new");
        tell_time("both exports", begun);
        CHECK(there() == customers_);
        CHECK(hold_the_same(folder_.path() / "old", folder_.path() / "new"));
        CHECK(hold_the_same(folder_.path() / "made.ndjson", folder_.path() / "new"));
    }

    void check() {
        const auto begun = Stopwatch::now();
        const Told told = tell_store(town(), to_, {"check"});
        INFO(told.output << told.errors);
        CHECK(told.status == 0);
        tell_time("check in PostgreSQL", begun);
    }

 private:
    static void tell_time(const char* what, Stopwatch::time_point begun) {
        const std::chrono::duration<double> took = Stopwatch::now() - begun;
        std::printf("%s: %.1f s\n", what, took.count());
    }

    int customers_;
    ScratchFolder folder_;
    std::filesystem::path log_ = folder_.path() / "log";
    Variables from_ = sqlite_in(folder_.path());
    Variables to_ = fresh_postgres();
};

}    // namespace

TEST_CASE("a move from SQLite to PostgreSQL goes on where it was killed, and changes nothing") {
    const int customers = so_many(usual_customers, 1'000'000);
    Moving moving(customers);
    moving.fill_source();
    moving.move_and_kill(customers / 5, true);
    moving.move_and_kill(customers / 2, false);
    moving.move_to_the_end();
    moving.compare();
    moving.check();
}
