#include <catch2/catch_test_macros.hpp>
#include <string>

#include "skill/return_token.hpp"

using namespace ask;
using namespace ask::skill;
using std::chrono::seconds;

namespace {

const Secret key{"key"};
const UserId user{"amzn1.ask.account.A"};
const ProductId product{"amzn1.adg.product.1"};
const TimePoint now{seconds{1'768'469'400}};
const ReturnToken token{"nonce", now + seconds{60}, "v1.place.with.dots"};
const std::string sent = sign_token(key, user, product, token);

}    // namespace

TEST_CASE("a token comes back as it was sent") {
    CHECK(open_token(key, user, product, sent, now) == token);
    CHECK(open_token(key, user, product, sent, token.until) == token);
}

TEST_CASE("a token is stale after its time") {
    CHECK_FALSE(open_token(key, user, product, sent, token.until + seconds{1}));
}

TEST_CASE("a token of another user, product or key opens nothing") {
    CHECK_FALSE(open_token(Secret{"kez"}, user, product, sent, now));
    CHECK_FALSE(open_token(key, UserId{"amzn1.ask.account.B"}, product, sent, now));
    CHECK_FALSE(open_token(key, user, ProductId{"amzn1.adg.product.2"}, sent, now));
}

TEST_CASE("a token with any letter changed, added or left out opens nothing") {
    for (std::size_t i = 0; i < sent.size(); ++i) {
        CAPTURE(i);
        std::string changed = sent;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        CHECK_FALSE(open_token(key, user, product, changed, now));
        CHECK_FALSE(open_token(key, user, product, std::string(sent).erase(i, 1), now));
        CHECK_FALSE(open_token(key, user, product, std::string(sent).insert(i, "."), now));
        CHECK_FALSE(open_token(key, user, product, std::string(sent).insert(i, "0"), now));
    }
    CHECK_FALSE(open_token(key, user, product, sent + "x", now));
}

TEST_CASE("what is no token opens nothing") {
    for (const char* text : {"", ".", "....", "s1....", "s1.99999999999999999999.n.s.t",
                             "s1.-1.n.s.t", "s1.9000000001.n.s.t", "v1.cave_fish.2.1.hint.-"}) {
        CHECK_FALSE(open_token(key, user, product, text, now));
    }
}

TEST_CASE("nonces are never the same") {
    CHECK(make_nonce() != make_nonce());
    CHECK(make_nonce().size() == 16);
}
