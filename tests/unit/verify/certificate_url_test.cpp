#include "verify/certificate_url.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "verify/reasons.hpp"

using ask::verify::judge_certificate_url;
namespace reasons = ask::verify::reasons;

namespace {

struct Row {
    std::string url;
    std::string normal;    // empty: refused
};

const std::string good = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        INFO(row.url.substr(0, 120));
        const auto judged = judge_certificate_url(row.url);
        CHECK(judged.value_or("") == row.normal);
        if (!judged) CHECK(judged.error().code == reasons::certificate_url_invalid);
    }
}

}    // namespace

TEST_CASE("every URL of Amazon's own table is judged as Amazon does") {
    check({{"https://s3.amazonaws.com/echo.api/echo-api-cert.pem", good},
           {"https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem", good},
           {"https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem", good},
           {"HTTPS://S3.AMAZONAWS.COM/echo.api/echo-api-cert.pem", good},
           {"http://s3.amazonaws.com/echo.api/echo-api-cert.pem", ""},
           {"https://notamazon.com/echo.api/echo-api-cert.pem", ""},
           {"https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", ""},
           {"https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", ""},
           {"https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", ""},
           {"https://s3.amazonaws.com/echo.api/../cert", ""},
           {"badUrl", ""}});
}

TEST_CASE("one file has one normal form, however its URL is written") {
    check(
        {{"https://s3.amazonaws.com//echo.api//echo-api-cert.pem", good},
         {"https://s3.amazonaws.com/./echo.api/./echo-api-cert.pem", good},
         {"https://s3.amazonaws.com/../echo.api/x/../echo-api-cert.pem", good},
         {"hTTps://s3.AmazonAWS.com:443/echo.api/echo-api-cert.pem", good},
         {good + "#x", good},
         {good + "?versionId=1", good},
         {good + "?a=/../../b#c?d", good},
         {"https://s3.amazonaws.com/echo.api/a/b.pem", "https://s3.amazonaws.com/echo.api/a/b.pem"},
         {"https://s3.amazonaws.com/echo.api/Echo-API-Cert-12.PEM",
          "https://s3.amazonaws.com/echo.api/Echo-API-Cert-12.PEM"}});
}

TEST_CASE("a URL that leads to another host is refused") {
    check({{"https://s3.amazonaws.com@evil.test/echo.api/a.pem", ""},
           {"https://user@s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://user:secret@s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://@s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com.evil.test/echo.api/a.pem", ""},
           {"https://evil.s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com./echo.api/a.pem", ""},
           {"https://evil.test/?https://s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://evil.test#https://s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://evil.test\\@s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com\\.evil.test/echo.api/a.pem", ""},
           {"https://s3\xE3\x80\x82"
            "amazonaws.com/echo.api/a.pem",
            ""},
           {"https://\xC5\x9F"
            "3.amazonaws.com/echo.api/a.pem",
            ""},
           {"https://s3.amazonaws.com%2eevil.test/echo.api/a.pem", ""},
           {"https://[s3.amazonaws.com]/echo.api/a.pem", ""}});
}

TEST_CASE("a path that is not below the folder is refused, in whatever disguise") {
    check({{"https://s3.amazonaws.com/echo.api/%2e%2e/evil/a.pem", ""},
           {"https://s3.amazonaws.com/echo.api/%2E%2e/evil/a.pem", ""},
           {"https://s3.amazonaws.com/echo.api/.%2E/evil/a.pem", ""},
           {"https://s3.amazonaws.com/echo.api/..%2fevil/a.pem", ""},
           {"https://s3.amazonaws.com/echo%2Eapi/a.pem", ""},
           {"https://s3.amazonaws.com/echo.api/a%5c..%5cb.pem", ""},
           {"https://s3.amazonaws.com/echo.api/../evil/x.pem", ""},
           {"https://s3.amazonaws.com/echo.api//../x.pem", ""},
           {"https://s3.amazonaws.com/echo.api\\..\\evil.pem", ""},
           {"https://s3.amazonaws.com/echo.api-evil/x.pem", ""},
           {"https://s3.amazonaws.com/x/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com/?/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com/#/echo.api/a.pem", ""}});
}

TEST_CASE("a URL without a file name is refused") {
    check({{"https://s3.amazonaws.com/echo.api/", ""},
           {"https://s3.amazonaws.com/echo.api/a/", ""},
           {"https://s3.amazonaws.com/echo.api/a/.", ""},
           {"https://s3.amazonaws.com/echo.api/a/b/..", ""},
           {"https://s3.amazonaws.com/echo.api//", ""},
           {"https://s3.amazonaws.com/echo.api/.", ""},
           {"https://s3.amazonaws.com/echo.api/a/..", ""},
           {"https://s3.amazonaws.com/echo.api/?x", ""},
           {"https://s3.amazonaws.com/echo.api", ""},
           {"https://s3.amazonaws.com/", ""},
           {"https://s3.amazonaws.com", ""}});
}

TEST_CASE("port 443 is written as 443 or not at all") {
    for (const std::string port :
         {"0443", "", "0", "80", "4430", "443a", "+443", "-1", "443:443"}) {
        check({{"https://s3.amazonaws.com:" + port + "/echo.api/a.pem", ""}});
    }
}

TEST_CASE("what is no URL at all is refused") {
    check({{"", ""},
           {":", ""},
           {"://", ""},
           {"https://", ""},
           {"https:/s3.amazonaws.com/echo.api/a.pem", ""},
           {"https:s3.amazonaws.com/echo.api/a.pem", ""},
           {"//s3.amazonaws.com/echo.api/a.pem", ""},
           {"/echo.api/a.pem", ""},
           {"s3.amazonaws.com/echo.api/a.pem", ""},
           {"https:///echo.api/a.pem", ""},
           {"httpss://s3.amazonaws.com/echo.api/a.pem", ""},
           {"https://s3.amazonaws.com/echo.api/" + std::string(10'240, 'a'), ""},
           {good + "," + good + "@evil",
            "https://s3.amazonaws.com/echo.api/echo-api-cert.pem,https:"
            "/s3.amazonaws.com/echo.api/echo-api-cert.pem@evil"}});
}

TEST_CASE(
    "a URL with a control character, a space, a backslash or a letter beyond ASCII is refused") {
    for (int c = -128; c < 128; ++c) {
        const bool is_plain =
            c > 0x20 && c < 0x7f &&
            std::string("\"\\<>^`{|}%").find(static_cast<char>(c)) == std::string::npos;
        if (is_plain) continue;
        check({{"https://s3.amazonaws.com/echo.api/a" + std::string(1, static_cast<char>(c)) + "b",
                ""}});
    }
    check({{" " + good, ""}, {good + " ", ""}, {good + "\t", ""}, {good + "\r\n", ""}});
}
