#include <catch2/catch_test_macros.hpp>

#include "core/keyed_hash.hpp"

using ask::base64url;
using ask::keyed_hash_text;
using ask::same_bytes;
using ask::Secret;

TEST_CASE("a keyed hash is HMAC-SHA256: the second vector of RFC 4231") {
    CHECK(keyed_hash_text(Secret("Jefe"), "what do ya want for nothing?") ==
          "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
}

TEST_CASE("another key or another text gives another hash") {
    const std::string hash = keyed_hash_text(Secret("key"), "text");
    CHECK(hash != keyed_hash_text(Secret("kez"), "text"));
    CHECK(hash != keyed_hash_text(Secret("key"), "texu"));
}

TEST_CASE("base64url has neither padding nor signs that a URL gives a meaning") {
    CHECK(base64url("") == "");
    CHECK(base64url("\xfb\xff") == "-_8");
    CHECK(base64url("abc") == "YWJj");
}

TEST_CASE("bytes are the same when length and content are") {
    CHECK(same_bytes("abc", "abc"));
    CHECK_FALSE(same_bytes("abc", "abd"));
    CHECK_FALSE(same_bytes("abc", "ab"));
}

TEST_CASE("random bytes differ from call to call") {
    CHECK(ask::random_bytes(16).size() == 16);
    CHECK(ask::random_bytes(16) != ask::random_bytes(16));
}
