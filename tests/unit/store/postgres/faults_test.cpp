#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "bench.hpp"
#include "support/scripted_server.hpp"

namespace ask::store::tests {

namespace {

class Watch {
 public:
    [[nodiscard]] std::chrono::milliseconds passed() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Deadline::Time::now() -
                                                                     begun_);
    }

 private:
    Deadline::Time::time_point begun_ = Deadline::Time::now();
};

// What every kind of call gives while something is wrong: `code`, and before the time is over.
void check_all_fail(Database& database, ErrorCode code, std::chrono::milliseconds limit) {
    const UserId user("u");
    const std::vector<Commit> two = {commit_of("u", 0, "r1"), commit_of("v", 0, "r1")};
    const auto check = [&](const char* call, const auto& result, const Watch& watch) {
        INFO(call);
        REQUIRE_FALSE(result);
        INFO(result.error().context);
        CHECK(result.error().code == code);
        CHECK(result.error().context.find(PostgresServer::password) == std::string::npos);
        CHECK(watch.passed() < limit + 300ms);
    };
    const auto in_time = [&] { return Deadline::in(limit); };
    check("load", database.load(user, RequestId("r"), in_time()), Watch());
    check("commit", commit_one(database, two[0], in_time()), Watch());
    Watch watch;
    for (const auto& one : database.commit(two, in_time())) check("group", one, watch);
    check("erase", database.erase(user, in_time()), Watch());
    check("probe", database.probe(in_time()), Watch());
    check("store id", database.store_id(in_time()), Watch());
    check("check", database.check(in_time()), Watch());
    check("page", database.page("", 5, in_time()), Watch());
    check("put", database.put({}, {.source = "s", .last_user = "", .customers = 0}, in_time()),
          Watch());
    check("migrate", database.migrate(in_time()), Watch());
}

void check_works(Database& database, const std::string& user) {
    const Visit visit = visit_of(database, user, "r");
    const auto version =
        commit_one(database, commit_of(user, visit.customer.version, "again", std::nullopt));
    if (!version) FAIL(version.error().context);
    CHECK(visit_of(database, user, "r").customer.version == *version);
}

}    // namespace

TEST_CASE("a server that is away is unavailable at once, and used again when it is back") {
    PostgresServer server;
    auto database = open_on(fresh_store(server));
    check_works(*database, "before");
    server.stop();
    check_all_fail(*database, errors::unavailable, 1s);
    server.start();
    check_works(*database, "after");
    server.restart();
    check_works(*database, "after a restart that nobody noticed");
}

TEST_CASE("what was committed is there after a kill -9, and the rest is whole or not at all") {
    PostgresServer server(PostgresServer::Durable::yes);
    const std::string dsn = fresh_store(server);
    auto database = open_on(dsn);
    std::atomic<bool> killed = false;
    std::atomic<int> committed = 0;
    std::thread power([&] {
        while (committed < 20) std::this_thread::sleep_for(1ms);
        server.kill();
        killed = true;
    });
    std::vector<std::string> known;
    for (int i = 0; !killed; ++i) {
        Commit commit = commit_of("u" + std::to_string(i), 0, "r", "A");
        commit.changes = {change(1, 1), change(2, 3)};
        const auto version = commit_one(*database, commit, Deadline::in(2s));
        if (version) known.push_back(commit.user.text());
        if (!version) CHECK(version.error().code == errors::unavailable);
        if (version) ++committed;
    }
    power.join();
    server.start({"fsync=off"});    // or the recovery would first write out the whole folder
    for (const std::string& user : known) {
        INFO(user);
        CHECK(visit_of(*database, user, "r").answer == "A");
        CHECK(database->history(UserId(user), soon())->size() == 2);
    }
    CHECK(database->check(soon()) == std::vector<std::string>{});
}

TEST_CASE("a connection that the server ends is made anew without the caller noticing") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn + " application_name=victim");
    check_works(*database, "before");
    sql(dsn,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'victim'");
    CHECK(commit_one(*database, commit_of("after", 0, "r")).has_value());
}

TEST_CASE("a commit whose connection is cut while it waits is unavailable, and not written") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn + " application_name=cut");
    const auto version = commit_one(*database, commit_of("u", 0, "r1"));
    REQUIRE(version);
    auto other = session_on(dsn);
    REQUIRE(other.script("BEGIN; SELECT FROM customers FOR UPDATE", soon()));
    std::thread cutter([&] {
        std::this_thread::sleep_for(100ms);
        sql(dsn,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'cut'");
    });
    const auto cut = commit_one(*database, commit_of("u", *version, "r2", "A"));
    cutter.join();
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == errors::unavailable);
    other.roll_back(soon());
    CHECK(visit_of(*database, "u", "r2").customer.version == *version);
    CHECK(visit_of(*database, "u", "r2").answer == std::nullopt);
}

TEST_CASE("a load whose connection is cut while it waits is made once more") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn + " application_name=cut_load");
    REQUIRE(commit_one(*database, commit_of("u", 0, "r1", "A")));
    auto other = session_on(dsn);
    REQUIRE(other.script("BEGIN; LOCK TABLE customers", soon()));
    std::thread cutter([&] {
        std::this_thread::sleep_for(100ms);
        sql(dsn,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'cut_load'");
        other.roll_back(soon());
    });
    const auto visit = database->load(UserId("u"), RequestId("r1"), soon());
    cutter.join();
    REQUIRE(visit);
    CHECK(visit->answer == "A");
}

TEST_CASE("a lock that somebody else holds ends in a timeout, and works when it is free") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    const auto version = commit_one(*database, commit_of("u", 0, "r1"));
    REQUIRE(version);
    auto other = session_on(dsn);
    REQUIRE(other.script("BEGIN; SELECT FROM customers WHERE user_key = 'u' FOR UPDATE", soon()));
    SECTION("at the deadline") {
        const Watch watch;
        const auto waited =
            commit_one(*database, commit_of("u", *version, "r2"), Deadline::in(300ms));
        REQUIRE_FALSE(waited);
        CHECK(waited.error().code == errors::timeout);
        CHECK(watch.passed() < 600ms);
    }
    SECTION("at the limit that the DSN sets") {
        database = open_on(dsn + "\\ -clock_timeout=100");
        const Watch watch;
        const auto waited = commit_one(*database, commit_of("u", *version, "r2"));
        REQUIRE_FALSE(waited);
        CHECK(waited.error().code == errors::timeout);
        CHECK(watch.passed() < 1s);
    }
    SECTION("without holding up the others of its group") {
        const std::vector<Commit> group = {commit_of("a", 0, "r2"), commit_of("u", *version, "r2"),
                                           commit_of("z", 0, "r2")};
        const auto results = database->commit(group, Deadline::in(1'500ms));
        CHECK(results[0].has_value());
        CHECK(results[2].has_value());
        REQUIRE_FALSE(results[1]);
        CHECK(results[1].error().code == errors::timeout);
    }
    other.roll_back(soon());
    const Visit visit = visit_of(*database, "u", "r3");
    CHECK(visit.customer.version == *version);
    CHECK(commit_one(*database, commit_of("u", *version, "r3")).has_value());
}

TEST_CASE("a server that stops answering is given up at the deadline") {
    PostgresServer server;
    auto database = open_on(fresh_store(server));
    check_works(*database, "before");
    const pid_t backend =
        std::stoi(ask_sql(server.dsn(),
                          "SELECT pid FROM pg_stat_activity WHERE application_name = 'skilld'"
                          " AND pid <> pg_backend_pid()"));
    ::kill(backend, SIGSTOP);
    ::kill(server.process(), SIGSTOP);
    check_all_fail(*database, errors::timeout, 200ms);
    ::kill(server.process(), SIGCONT);
    ::kill(backend, SIGCONT);
    check_works(*database, "after");
}

TEST_CASE("a server that accepts and says nothing is given up at the deadline") {
    ask::tests::ScriptedServer silent([](ask::tests::Wire& wire, int) { wire.read_to_end(); });
    auto database = open_on(PostgresServer::dsn_on(silent.port()));
    check_all_fail(*database, errors::timeout, 150ms);
}

TEST_CASE("a server that talks nonsense is unavailable") {
    ask::tests::ScriptedServer odd([](ask::tests::Wire& wire, int) {
        wire.read(1);
        wire.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    auto database = open_on(PostgresServer::dsn_on(odd.port()) + " sslmode=disable");
    check_all_fail(*database, errors::unavailable, 3s);
}

TEST_CASE("a DSN that names what is not there is unavailable, in words without the password") {
    const std::string dsn = shared_server().dsn();
    struct Row {
        const char* added;
        const char* words;
    };
    for (const Row& row : {Row{" password=wrong", "password authentication failed"},
                           Row{" user=nobody", "password authentication failed"},
                           Row{" dbname=nowhere", "\"nowhere\" does not exist"},
                           Row{" port=1", "Connection refused"}, Row{" sslmode=require", "SSL"},
                           Row{" host=name.invalid", "name.invalid"}}) {
        INFO(row.added);
        auto database = open_on(dsn + row.added);
        const auto visit = database->load(UserId("u"), RequestId("r"), soon());
        REQUIRE_FALSE(visit);
        INFO(visit.error().context);
        CHECK(visit.error().code == errors::unavailable);
        CHECK(visit.error().context.find(row.words) != std::string::npos);
        CHECK(visit.error().context.find(PostgresServer::password) == std::string::npos);
        CHECK(visit.error().context.find("wrong") == std::string::npos);
    }
}

TEST_CASE("the next host of the DSN is tried when the first does not answer") {
    ask::tests::ScriptedServer silent([](ask::tests::Wire& wire, int) { wire.read_to_end(); });
    const std::string dsn = fresh_store(shared_server());
    auto database =
        open_on(dsn + " host=127.0.0.1,127.0.0.1 port=" + std::to_string(silent.port()) + "," +
                std::to_string(shared_server().port()));
    const auto first = database->load(UserId("u"), RequestId("r"), Deadline::in(100ms));
    CHECK(first.error().code == errors::timeout);
    CHECK(database->load(UserId("u"), RequestId("r"), soon()).has_value());
}

TEST_CASE("a server that only reads answers loads, and says so of the rest") {
    PostgresServer server;
    const std::string dsn = fresh_store(server);
    auto database = open_on(dsn);
    check_works(*database, "u");
    server.restart({"default_transaction_read_only=on"});
    CHECK(visit_of(*database, "u", "r").customer.version != 0);
    const auto refused = commit_one(*database, commit_of("v", 0, "r"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errors::unavailable);
    CHECK(refused.error().context.find("target_session_attrs=read-write") != std::string::npos);
    const auto probed = database->probe(soon());
    REQUIRE_FALSE(probed);
    CHECK(probed.error().code == errors::unavailable);
    // A new connection may write: the old one is not kept.
    sql(server.dsn(),
        "BEGIN READ WRITE; ALTER ROLE skilld SET default_transaction_read_only = off;"
        " COMMIT");
    check_works(*database, "u");
    CHECK(database->probe(soon()));
}

TEST_CASE("nothing is begun after the deadline") {
    auto database = open_on(fresh_store(shared_server()));
    for (int connected = 0; connected < 2; ++connected) {
        const auto late = database->load(UserId("u"), RequestId("r"), Deadline::in(-1ms));
        REQUIRE_FALSE(late);
        CHECK(late.error().code == errors::timeout);
        CHECK(database->load(UserId("u"), RequestId("r"), soon()).has_value());
    }
}

}    // namespace ask::store::tests
