#include "http/detail/ticket_keys.hpp"

#include <openssl/evp.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/scratch_folder.hpp"

using namespace ask;
using http::detail::parse_ticket_keys;

namespace {

// 80 bytes that tell their place.
std::string key(char first) {
    std::string bytes;
    for (int i = 0; i < 80; ++i) bytes += static_cast<char>(first + i);
    return bytes;
}

std::string base64(const std::string& bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), in,
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

}    // namespace

TEST_CASE("ticket keys are read raw and as lines of base64, in their order") {
    for (const std::string& file : {key(1) + key(2), base64(key(1)) + "\n" + base64(key(2)) + "\n",
                                    "\n" + base64(key(1)) + "\r\n\r\n" + base64(key(2))}) {
        const auto keys = parse_ticket_keys(file);
        REQUIRE(keys);
        REQUIRE(keys->size() == 2);
        CHECK(keys->front().name[0] == 1);
        CHECK(keys->front().hmac[0] == 17);
        CHECK(keys->front().aes[0] == 49);
        CHECK(keys->front().aes[31] == 80);
        CHECK(keys->back().name[0] == 2);
    }
}

TEST_CASE("a file that holds no ticket keys is refused with what would be right") {
    const std::string line = base64(key(1));
    for (const std::string& file :
         {std::string(), std::string("\n\n"), key(1).substr(1), key(1) + "x", line.substr(1),
          line + "=", line + "\n" + line.substr(0, 64), std::string(108, '='),
          std::string(107, '*') + "=", base64(std::string(48, 'k')), std::string(160, '\0'),
          std::string(80, '\xff'), line.substr(0, 80), std::string(80, 'A')}) {
        CAPTURE(file);
        const auto keys = parse_ticket_keys(file);
        REQUIRE_FALSE(keys);
        CHECK(keys.error().code == errors::invalid);
        CHECK(keys.error().context.find("would be right") != std::string::npos);
    }
    std::string many;
    for (int i = 0; i < 17; ++i) many += key(static_cast<char>(i));
    CHECK_FALSE(parse_ticket_keys(many));
    CHECK(parse_ticket_keys(many.substr(80)));
}

TEST_CASE("the error about a key file names it, and never what is in it") {
    const tests::ScratchFolder folder;
    const auto wrong = http::detail::read_ticket_keys(folder.write("tickets.key", "hunter2"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().context.find("tickets.key holds no keys") != std::string::npos);
    CHECK(wrong.error().context.find("hunter2") == std::string::npos);
    const auto missing = http::detail::read_ticket_keys(folder.path() / "none.key");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().context.find("none.key: is not there") != std::string::npos);
}
