#include "bench/soak_crew.hpp"

#include <cstdio>

#include "simulator/certificate_host.hpp"

namespace bench {

using namespace ask;
using namespace ask::tests;

namespace {

constexpr long requests_each = 200;
constexpr long most_shown = 5;

}    // namespace

void Worker::work() {
    std::uniform_int_distribution<std::size_t> anybody(0, at_once - 1);
    while (!course_.is_over()) {
        Place& place = places_[anybody(dice_)];
        const bool is_taken = place.shopper && (place.left-- > 0 || place.shopper->is_waiting());
        if (!is_taken) welcome(place);
        serve(*place.shopper);
    }
}

void Worker::welcome(Place& place) {
    const auto post = [this](const Letter& letter) { return this->post(letter.body); };
    all_.push_back(std::make_unique<Shopper>(course_.town, static_cast<unsigned>(dice_()), post));
    place = {.shopper = all_.back().get(), .left = requests_each};
}

bool Worker::act(Shopper& shopper) {
    if (shopper.is_waiting()) return shopper.try_again("");
    if (dice_() % 2 == 0) return !speech_of(post(course_.town.help(helped_))).empty();
    return shopper.do_something("");
}

void Worker::serve(Shopper& shopper) {
    if (act(shopper)) return;
    if (course_.not_answered++ < most_shown) std::printf("not answered: %s\n", last_.c_str());
}

Answer Worker::post(const std::string& body) {
    const auto signer = course_.town.amazon().with(
        [](const simulator::Amazon& shop) { return simulator::signing_identity(shop); });
    ++course_.sent;
    Answer answer = line_.post(chaos::signed_for(body, signer));
    last_ = tell(answer);
    return answer;
}

}    // namespace bench
