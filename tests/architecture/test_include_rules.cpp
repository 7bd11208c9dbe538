#include <catch2/catch_test_macros.hpp>

#include "architecture/include_rules.hpp"

using architecture::include_faults;
using architecture::link_faults;
using architecture::rooms;
using architecture::Source;

namespace {

struct Line {
    const char* path;
    const char* text;
};

bool is_refused(const Line& line) {
    return !include_faults(Source{line.path, line.text}).empty();
}

}    // namespace

TEST_CASE(
    "an include that goes up, sideways, into a foreign detail or to a hidden library is refused") {
    const Line planted[] = {
        {"server/core/log.hpp", "#include \"http/message.hpp\"\n"},         // up
        {"server/model/request.cpp", "#include \"store/sqlite.hpp\"\n"},    // sideways
        {"server/skill/skill.cpp", "#include \"http/client.hpp\"\n"},    // below, not on the list
        {"server/verify/chain.cpp", "#include \"http/detail/tls.hpp\"\n"},     // foreign detail
        {"server/app/wiring.cpp", "#include \"verify/detail/x509.hpp\"\n"},    // even from the roof
        {"server/endpoint/endpoint.cpp", "#include \"simulator/pki.hpp\"\n"},    // the other side
        {"handlers/purchase.cpp", "#include \"isp/products.hpp\"\n"},            // not the author's
        {"handlers/purchase.cpp", "#include \"core/log.hpp\"\n"},
        {"server/core/once.cpp", "#include \"once.hpp\"\n"},    // no room
        {"server/core/once.cpp", "#include \"../model/json.hpp\"\n"},
        {"server/verify/chain.hpp", "#include <boost/beast/core.hpp>\n"},
        {"server/isp/products.cpp", "#include <openssl/evp.h>\n"},
        {"simulator/speaker.cpp", "#include <openssl/evp.h>\n"},
        {"server/isp/ledger.cpp", "#include <sqlite3.h>\n"},
        {"server/app/store.cpp", "#include <libpq-fe.h>\n"},
        {"server/skill/phrasebook.cpp", "#include <nlohmann/json.hpp>\n"},
        {"server/http/server.cpp", "#include <spdlog/spdlog.h>\n"},
        {"server/http/server.cpp", "#include <prometheus/counter.h>\n"},
        {"simulator/play.cpp", "#include <CLI/CLI.hpp>\n"},
        {"tests/unit/model/test_intent.cpp", "#include \"verify/detail/base64.hpp\"\n"},
        {"tests/fuzz/replay.cpp", "#include \"http/detail/tls.hpp\"\n"},
        {"bench/verified_requests.cpp", "#include \"http/detail/tls.hpp\"\n"},
    };
    for (const Line& line : planted) {
        INFO(line.path << ": " << line.text);
        CHECK(is_refused(line));
    }
}

TEST_CASE("an include that the table allows is let through") {
    const Line allowed[] = {
        {"server/core/log.cpp", "#include \"core/detail/names.hpp\"\n#include <spdlog/spdlog.h>\n"},
        {"server/isp/products.cpp", "#include \"store/persistence_adapter.hpp\"\n"},
        {"server/http/detail/tls.cpp", "#include <openssl/ssl.h>\n#include <boost/beast.hpp>\n"},
        {"server/http/client.hpp", "#include <boost/asio/awaitable.hpp>\n"},
        {"server/catalog/files.cpp", "#include <nlohmann/json.hpp>\n"},
        {"simulator/pki.cpp", "#include <openssl/evp.h>\n"},
        {"handlers/skill.cpp", "#include \"skill/registry.hpp\"\n#include \"handlers/play.hpp\"\n"},
        {"handlers/purchase.cpp", "#include \"core/match.hpp\"\n"},
        {"server/app/main.cpp", "#include \"simulator/play.hpp\"\n#include <CLI/CLI.hpp>\n"},
        {"tests/unit/verify/test_chain.cpp", "#include \"verify/detail/base64.hpp\"\n"},
        {"tests/fuzz/targets/signature.cpp", "#include \"verify/detail/base64.hpp\"\n"},
        {"tests/end_to_end/test_play.cpp", "#include \"support/pki.hpp\"\n#include <sqlite3.h>\n"},
    };
    for (const Line& line : allowed) {
        INFO(line.path << ": " << line.text);
        CHECK_FALSE(is_refused(line));
    }
}

TEST_CASE("a fault names the file, the line and both rooms") {
    const Source source{"server/core/log.hpp", "#pragma once\n#include \"isp/products.hpp\"\n"};
    const auto faults = include_faults(source);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0] == "server/core/log.hpp:2: isp/products.hpp: core may not use isp");
}

TEST_CASE("a link list that has more than the table is refused") {
    const auto faults_of = [](const char* line) {
        return link_faults(Source{"CMakeLists.txt", line}).size();
    };
    CHECK(faults_of("room(core IN server USES)\n") == 0);
    CHECK(faults_of("room(verify IN server USES core http HIDES OpenSSL::Crypto)\n") == 0);
    CHECK(faults_of("room(model IN server USES core\n      SHOWS json)\n") == 0);
    CHECK(faults_of("room(model IN server\n      USES core http)\n") == 1);
    CHECK(faults_of("room(http IN server USES core verify)\n") == 1);
    CHECK(faults_of("room(kitchen IN server USES core)\n") == 1);
}

TEST_CASE("no two rooms of the table use each other") {
    for (const auto& [room, uses] : rooms()) {
        for (const auto& other : uses) {
            INFO(room << " and " << other);
            CHECK_FALSE(rooms().at(other).contains(room));
        }
    }
}
