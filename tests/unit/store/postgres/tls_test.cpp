#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>

#include "bench.hpp"
#include "support/scratch_folder.hpp"
#include "support/text_of.hpp"

namespace ask::store::tests {

namespace {

// A certificate for `name` that vouches for itself, made by the openssl command.
void make_certificate(const ask::tests::ScratchFolder& folder, const std::string& name) {
    const std::string path = (folder.path() / name).string();
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256"
        " -nodes -days 2 -subj /CN=" +
        name + " -addext subjectAltName=DNS:" + name + " -keyout " + path + ".key -out " + path +
        ".pem 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
}

}    // namespace

TEST_CASE("a DSN with sslmode=verify-full reaches only the server that its root vouches for") {
    const ask::tests::ScratchFolder folder;
    make_certificate(folder, "localhost");
    make_certificate(folder, "elsewhere");
    PostgresServer server;
    server.write("server.crt", ask::tests::text_of(folder.path() / "localhost.pem"));
    server.write("server.key", ask::tests::text_of(folder.path() / "localhost.key"));
    server.restart({"ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"});
    const std::string dsn = server.dsn() + " sslmode=verify-full sslrootcert=" +
                            (folder.path() / "localhost.pem").string();

    auto database = open_on(dsn + " host=localhost hostaddr=127.0.0.1");
    REQUIRE(database->migrate(soon()));
    CHECK(commit_one(*database, commit_of("u", 0, "r", std::string(300'000, 'x'))).has_value());
    CHECK(visit_of(*database, "u", "r").answer->size() == 300'000);
    CHECK(ask_sql(dsn + " host=localhost hostaddr=127.0.0.1",
                  "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == "t");

    const std::string other_root = " sslrootcert=" + (folder.path() / "elsewhere.pem").string();
    for (const std::string& wrong :
         {std::string(" host=127.0.0.1"), " host=localhost hostaddr=127.0.0.1" + other_root}) {
        INFO(wrong);
        const auto visit = open_on(dsn + wrong)->load(UserId("u"), RequestId("r"), soon());
        REQUIRE_FALSE(visit);
        CHECK(visit.error().code == errors::unavailable);
        CHECK(visit.error().context.find("certificate") != std::string::npos);
    }
    server.restart({"ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"});
    CHECK(visit_of(*database, "u", "r").answer->size() == 300'000);
}

}    // namespace ask::store::tests
