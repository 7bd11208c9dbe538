#include "simulator/token_book.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask;
using namespace ask::simulator;

namespace {

const TimePoint noon{std::chrono::seconds{1'768'469'400}};

void grant(TokenBook& book, const std::string& user, const std::string& token, TimePoint now) {
    book.add(token, {UserId(user), "api.amazonalexa.com", now + TokenBook::life}, now);
}

}    // namespace

TEST_CASE("a token says whose world's it is") {
    CHECK(world_of_token(new_token(7)) == 7);
    CHECK(new_token(7) != new_token(7));
    for (const char* none : {"", "eyJ0eXAi.", "eyJ0eXAi.x.y", "eyJ0eXAi.7", "eyJ0eXAi..7", "7.7"}) {
        INFO(none);
        CHECK_FALSE(world_of_token(none));
    }
}

TEST_CASE("only the newest tokens of a customer hold, and another's do not count") {
    TokenBook book;
    grant(book, "other", "o", noon);
    for (int i = 0; i < 10'000; ++i) grant(book, "ada", "t" + std::to_string(i), noon);
    CHECK(book.size() == TokenBook::most_of_a_customer + 1);
    CHECK(book.find("t9999", noon));
    CHECK(book.find("t9936", noon));
    CHECK_FALSE(book.find("t9935", noon));
    CHECK(book.find("o", noon)->user == UserId("other"));
}

TEST_CASE("expired tokens are forgotten when new ones are granted") {
    TokenBook book;
    for (int i = 0; i < 10; ++i) grant(book, "ada", "old" + std::to_string(i), noon);
    const TimePoint later = noon + TokenBook::life;
    CHECK_FALSE(book.find("old9", later));
    grant(book, "ada", "new", later);
    CHECK(book.size() == 1);
    CHECK(book.find("new", later));
}
