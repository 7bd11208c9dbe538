#include "http/forwarded.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace ask::http;

namespace {

// Trusts 10.0.0.0/8 and 2001:db8::/32.
std::string client_of(const std::string& name, const std::vector<std::string>& fields) {
    Headers headers;
    headers.add("Host", "localhost");
    for (const std::string& value : fields) headers.add(name, value);
    const std::vector<Network> trusted{*Network::parse("10.0.0.0/8"),
                                       *Network::parse("2001:db8::/32")};
    return forwarded_client(headers, trusted).value_or("nobody");
}

struct Row {
    std::vector<std::string> fields;
    std::string client;
};

}    // namespace

TEST_CASE("X-Forwarded-For is read from the right, past the trusted proxies") {
    for (const Row& row : std::vector<Row>{
             {{"203.0.113.7"}, "203.0.113.7"},
             {{"1.1.1.1, 203.0.113.7"}, "203.0.113.7"},
             {{"1.1.1.1, 203.0.113.7, 10.0.0.1 ,\t10.0.0.2"}, "203.0.113.7"},
             {{"1.1.1.1", "203.0.113.7", "10.0.0.1"}, "203.0.113.7"},
             {{"10.0.0.3, 10.0.0.1"}, "10.0.0.3"},
             {{"203.0.113.7:4711, 10.0.0.1:80"}, "203.0.113.7:4711"},
             {{"2400:cb00::1, 2001:db8::9"}, "2400:cb00::1"},
             {{"[2400:cb00::1]:4711"}, "[2400:cb00::1]:4711"},
             {{"[2400:cb00::1]"}, "2400:cb00::1"},
             {{"203.0.113.7,, ,"}, "203.0.113.7"},
         }) {
        CAPTURE(row.fields);
        CHECK(client_of("X-Forwarded-For", row.fields) == row.client);
        CHECK(client_of("x-forwarded-FOR", row.fields) == row.client);
    }
}

TEST_CASE("an entry that is no address ends the search at the last good one") {
    for (const Row& row : std::vector<Row>{
             {{"203.0.113.7, nonsense, 10.0.0.1"}, "10.0.0.1"},
             {{"203.0.113.7, nonsense"}, "nobody"},
             {{"\", 203.0.113.7"}, "203.0.113.7"},
             {{"unknown"}, "nobody"},
             {{""}, "nobody"},
             {{", ,"}, "nobody"},
             {{}, "nobody"},
             {{"203.0.113.7:"}, "nobody"},
             {{"203.0.113.7:99999"}, "nobody"},
             {{"[2400:cb00::1"}, "nobody"},
             {{"[2400:cb00::1]x"}, "nobody"},
             {{"203.0.113.7\" onload=\"x"}, "nobody"},
         }) {
        CAPTURE(row.fields);
        CHECK(client_of("X-Forwarded-For", row.fields) == row.client);
    }
}

TEST_CASE("Forwarded is read the same way, where there is no X-Forwarded-For") {
    for (const Row& row : std::vector<Row>{
             {{"for=203.0.113.7"}, "203.0.113.7"},
             {{"for=1.1.1.1, proto=https;For=\"203.0.113.7:4711\";by=10.0.0.2, for=10.0.0.1"},
              "203.0.113.7:4711"},
             {{"for=\"[2400:cb00::1]:4711\"", "for=10.0.0.1;host=a"}, "[2400:cb00::1]:4711"},
             {{"for=203.0.113.7, for=_hidden, for=10.0.0.1"}, "10.0.0.1"},
             {{"for=203.0.113.7, by=10.0.0.1"}, "nobody"},
             {{"for=\"1.1.1.1, for=203.0.113.7"}, "203.0.113.7"},
             {{"for"}, "nobody"},
         }) {
        CAPTURE(row.fields);
        CHECK(client_of("Forwarded", row.fields) == row.client);
    }
    Headers both;
    both.add("Forwarded", "for=198.51.100.1");
    both.add("X-Forwarded-For", "203.0.113.7");
    CHECK(forwarded_client(both, {}) == "203.0.113.7");
}
