#include "skill/return_token.hpp"

#include <chrono>
#include <string>

#include "fuzz/hold.hpp"
#include "fuzz/noon.hpp"
#include "fuzz/targets.hpp"

namespace ask::fuzz {

namespace {

using namespace std::chrono_literals;

const Secret& key() {
    static const Secret letters(std::string(32, 'k'));
    return letters;
}
const UserId user("amzn1.ask.account.TEST");
const ProductId product("amzn1.adg.product.1");

// Any text that the author wants back comes back, to this customer for this product only.
void check_way_back(std::string_view text) {
    const skill::ReturnToken token{.nonce = "nonce", .until = noon, .text = std::string(text)};
    const std::string signed_token = skill::sign_token(key(), user, product, token);
    hold(skill::open_token(key(), user, product, signed_token, noon) == token, "comes back");
    hold(!skill::open_token(key(), user, product, signed_token, noon + 1s), "ends in time");
    hold(!skill::open_token(key(), UserId("another"), product, signed_token, noon), "is theirs");
    hold(!skill::open_token(key(), user, ProductId("another"), signed_token, noon), "is for it");
    hold(!skill::open_token(Secret("another"), user, product, signed_token, noon), "is ours");
}

// A good token with one byte changed, left out or put in; the input says where and which.
void check_forgery(std::string_view bytes) {
    const skill::ReturnToken token{.nonce = "nonce", .until = noon, .text = "cave"};
    const std::string good = skill::sign_token(key(), user, product, token);
    const auto at = static_cast<unsigned char>(bytes[0]) % good.size();
    std::string changed = good;
    changed[at] = bytes[1];
    for (const std::string& forged :
         {changed, std::string(good).erase(at, 1), std::string(good).insert(at, 1, bytes[1])}) {
        const auto opened = skill::open_token(key(), user, product, forged, noon);
        hold(!opened || forged == good, "every byte is signed");
    }
}

}    // namespace

void return_token(std::string_view bytes) {
    const auto opened = skill::open_token(key(), user, product, bytes, noon);
    hold(!opened || skill::sign_token(key(), user, product, *opened) == bytes,
         "only what was signed so opens");
    hold(!opened || opened->until >= noon, "and only in time");
    check_way_back(bytes);
    if (bytes.size() >= 2) check_forgery(bytes);
}

}    // namespace ask::fuzz
