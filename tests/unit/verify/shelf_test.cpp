// Who is let in, and when, while somebody invents certificate names.

#include "verify/detail/shelf.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "support/alexa_pki.hpp"
#include "support/fake_clock.hpp"
#include "verify/reasons.hpp"

using namespace ask;
using namespace ask::tests;
using namespace ask::verify::detail;
using std::chrono::milliseconds;

namespace {

const verify::CertificateCacheOptions defaults;

const verify::Chain& alexas_chain() {
    static const auto chain = verify::Chain::validate(pki().chain, pki().trust, noon);
    REQUIRE(chain);
    return *chain;
}

// Valid until an hour before noon.
const verify::Chain& expired_chain() {
    CertificateSpec spec = alexa_leaf();
    spec.not_after = noon - 1h;
    static const auto chain =
        verify::Chain::validate(chain_with(leaf_like(spec)), pki().trust, noon - 2h);
    REQUIRE(chain);
    return *chain;
}

std::string invented(std::size_t number) {
    return "https://s3.amazonaws.com/echo.api/x" + std::to_string(number) + ".pem";
}

struct Forger {
    std::size_t per_second = 300;
    std::size_t repeats = 1;    // requests under one name, one after the other
};

// A replica that does not know Alexa's chain, a forger, and Amazon's five requests a second.
class Rush {
 public:
    Rush(Forger forger, milliseconds download) : forger_(forger), download_(download) {}

    // The replica has known a chain of Alexa's that is out of date.
    void know_an_expired_chain() { shelf_.keep(alexa_url, expired_chain()); }
    // Until Alexa's chain is there, from Amazon's first request on.
    std::optional<milliseconds> until_known(milliseconds limit) {
        for (milliseconds at{0}; at < limit; at += milliseconds{1}) {
            if (at.count() % 200 == 0 && !ask(alexa_url)) ++refused_;
            forge_and_wait();
            if (is_known_) return at;
        }
        return std::nullopt;
    }
    // One millisecond.
    void forge_and_wait() {
        const std::size_t due = ++passed_ * forger_.per_second / 1'000;
        for (; forged_ < due; ++forged_) ask(invented(forged_ / forger_.repeats));
        clock_.advance(milliseconds{1});
        land();
    }
    [[nodiscard]] std::size_t downloads() const { return downloads_; }
    // Of Amazon's requests.
    [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
    // Whether the chain is there or being fetched for it.
    bool ask(const std::string& url) {
        const Room room = running_.contains(url)
                              ? Room::under_way
                              : room_beside(running_.size(), defaults.most_downloads);
        const Decision decision = shelf_.decide(url, room, clock_.now());
        if (const auto* refuse = std::get_if<Refuse>(&decision)) {
            begin(refuse->next);
        } else if (std::holds_alternative<Fetch>(decision)) {
            // Where there is room for none, a name that is known finds nobody to fetch it.
            if (room == Room::none) {
                REQUIRE(url == alexa_url);
            } else {
                begin(url);
            }
        }
        return std::holds_alternative<Serve>(decision) || running_.contains(url);
    }
    void begin(const std::string& url) {
        if (url.empty() || running_.contains(url)) return;
        running_.emplace(url, clock_.now() + download_);
        if (running_.size() > defaults.most_downloads) FAIL("too many downloads at once");
        ++downloads_;
    }
    void land() {
        for (auto one = running_.begin(); one != running_.end();) {
            if (one->second > clock_.now()) {
                ++one;
                continue;
            }
            settle(one->first);
            one = running_.erase(one);
        }
    }
    void settle(const std::string& url) {
        const Error missing{verify::reasons::chain_unavailable, "status 403"};
        is_known_ = is_known_ || url == alexa_url;
        if (url == alexa_url) return shelf_.keep(url, alexas_chain());
        shelf_.remember_failure(url, missing, clock_.now());
    }

    Forger forger_;
    milliseconds download_;
    Shelf shelf_{defaults};
    FakeClock clock_{noon};
    std::map<std::string, TimePoint> running_;    // and when they end
    std::size_t passed_ = 0;
    std::size_t forged_ = 0;
    std::size_t downloads_ = 0;
    std::size_t refused_ = 0;
    bool is_known_ = false;
};

void go_on(Rush& rush, milliseconds time) {
    for (milliseconds at{0}; at < time; at += milliseconds{1}) rush.forge_and_wait();
}

}    // namespace

TEST_CASE("Amazon's name is let in within a second, however many names are invented") {
    for (const std::size_t rate : {100U, 300U, 1'000U}) {
        for (const milliseconds download : {5ms, 100ms, 400ms}) {
            INFO(rate << " a second, a download takes " << download.count() << " ms");
            Rush rush({.per_second = rate}, download);
            go_on(rush, 3s);
            const auto took = rush.until_known(20s);
            REQUIRE(took);
            CHECK(*took <= 1s);
        }
    }
}

TEST_CASE("a known chain that is out of date is fetched at once, however many names are invented") {
    for (const milliseconds download : {5ms, 400ms, 1'300ms}) {
        // The rush is met at other moments of its downloads.
        for (milliseconds begun = 3s; begun < 4s; begun += 330ms) {
            INFO("a download takes " << download.count() << " ms, after " << begun.count());
            Rush rush({}, download);
            rush.know_an_expired_chain();
            go_on(rush, begun);
            const auto took = rush.until_known(40s);
            REQUIRE(took);
            CHECK(*took <= download);
            CHECK(rush.refused() == 0);
        }
    }
}

TEST_CASE("names that are repeated hold Amazon's up only as long as their requests pay for") {
    for (const std::size_t repeats : {2U, 3U, 5U, 10U, 20U, 50U}) {
        for (const milliseconds download : {5ms, 100ms, 400ms}) {
            INFO(repeats << " times each, a download takes " << download.count() << " ms");
            Rush rush({.per_second = 300, .repeats = repeats}, download);
            go_on(rush, 3s);
            const auto took = rush.until_known(20s);
            REQUIRE(took);
            CHECK(*took <= 3s);
        }
    }
}

TEST_CASE("however many names are invented, the downloads stay few") {
    for (const std::size_t rate : {100U, 1'000U}) {
        for (const std::size_t repeats : {1U, 3U}) {
            Rush rush({.per_second = rate, .repeats = repeats}, 5ms);
            go_on(rush, 10s);
            INFO(rate << " a second, " << repeats << " times each");
            // The memory of failures once, and what it and the turns let through in ten seconds.
            CHECK(rush.downloads() <= 64 + 10 * (32 + 20));
        }
    }
}

TEST_CASE("a name asked for often and then no more cannot keep the turn from the others") {
    Shelf shelf(verify::CertificateCacheOptions{.most_failures = 1});
    const Error missing{verify::reasons::chain_unavailable, "status 403"};
    shelf.remember_failure(invented(0), missing, noon);
    CHECK(std::holds_alternative<Fetch>(shelf.decide(invented(1), Room::plenty, noon)));
    for (int i = 0; i < 1'000; ++i) {
        const Decision held = shelf.decide(invented(2), Room::plenty, noon + 1ms);
        REQUIRE(std::holds_alternative<Refuse>(held));
        CHECK(std::get<Refuse>(held).next.empty());
    }
    const Decision first = shelf.decide(alexa_url, Room::plenty, noon + 50ms);
    REQUIRE(std::holds_alternative<Refuse>(first));
    CHECK(std::get<Refuse>(first).next == invented(2));
    CHECK(std::holds_alternative<Fetch>(shelf.decide(alexa_url, Room::plenty, noon + 100ms)));
}

TEST_CASE("while half of the downloads run, an unknown name has to wait for its turn") {
    CHECK(room_beside(3, 8) == Room::plenty);
    CHECK(room_beside(4, 8) == Room::scarce);
    CHECK(room_beside(6, 8) == Room::scarce);
    CHECK(room_beside(7, 8) == Room::last);
    CHECK(room_beside(8, 8) == Room::none);
    CHECK(room_beside(0, 1) == Room::plenty);
    CHECK(room_beside(1, 1) == Room::none);
    Shelf shelf(defaults);
    CHECK(std::holds_alternative<Fetch>(shelf.decide(invented(1), Room::scarce, noon)));
    CHECK(std::holds_alternative<Refuse>(shelf.decide(invented(2), Room::scarce, noon)));
    CHECK(std::holds_alternative<Fetch>(shelf.decide(invented(1), Room::under_way, noon)));
    CHECK(std::holds_alternative<Fetch>(shelf.decide(invented(3), Room::plenty, noon)));
}

TEST_CASE("a turn that comes while no download may begin is not lost") {
    Shelf shelf(defaults);
    CHECK(std::holds_alternative<Refuse>(shelf.decide(alexa_url, Room::none, noon)));
    CHECK(std::holds_alternative<Fetch>(shelf.decide(alexa_url, Room::scarce, noon + 1ms)));
}

TEST_CASE("the last download is for names that are known, even out of date") {
    Shelf shelf(defaults);
    shelf.keep(alexa_url, expired_chain());
    CHECK(std::holds_alternative<Refuse>(shelf.decide(invented(1), Room::last, noon)));
    CHECK(std::holds_alternative<Fetch>(shelf.decide(alexa_url, Room::last, noon)));
    // Nor has the refusal cost the turn.
    CHECK(std::holds_alternative<Fetch>(shelf.decide(invented(1), Room::scarce, noon)));
}

TEST_CASE("a refresh that comes while no download may begin is made up for at once") {
    Shelf shelf(defaults);
    shelf.keep(alexa_url, alexas_chain());
    const TimePoint late = alexas_chain().expires_at() - 1h;
    const auto refreshes = [&](Room room) {
        const Decision decision = shelf.decide(alexa_url, room, late);
        REQUIRE(std::holds_alternative<Serve>(decision));
        return std::get<Serve>(decision).refresh;
    };
    CHECK_FALSE(refreshes(Room::none));
    CHECK(refreshes(Room::last));
    CHECK_FALSE(refreshes(Room::last));
}

TEST_CASE("a mismatch that comes while no download may begin does not use up the next one's") {
    Shelf shelf(defaults);
    shelf.keep(alexa_url, alexas_chain());
    const auto decide = [&](Room room) {
        return shelf.decide_after_mismatch(alexa_url, room, noon);
    };
    CHECK(std::holds_alternative<Serve>(decide(Room::none)));
    CHECK(std::holds_alternative<Fetch>(decide(Room::last)));
    CHECK(std::holds_alternative<Serve>(decide(Room::last)));
}
