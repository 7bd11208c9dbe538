// What it costs to understand an utterance by a large model: 500 intents, 5,000 samples, three slot
// types with 1,000 values each. Prints microseconds an utterance, and what a model takes to learn.

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "measure.hpp"
#include "simulator/utterance.hpp"

namespace bench {

namespace {

using namespace ask;

constexpr int intents = 500;
constexpr int samples_each = 10;
constexpr int values_each = 1'000;

catalog::SlotType type_of(const std::string& name) {
    catalog::SlotType type{.name = name, .values = {}};
    for (int at = 0; at < values_each; ++at) {
        const std::string number = std::to_string(at);
        type.values.push_back({name + " thing " + number, number, {"the " + name + number}});
    }
    return type;
}

// Samples share most of their words, as those of real skills do.
catalog::IntentModel intent_of(int number) {
    const std::string topic = "topic" + std::to_string(number);
    catalog::IntentModel intent{
        .name = "Intent" + std::to_string(number),
        .samples = {},
        .slots = {{"Red", "red"}, {"Green", "green"}, {"Many", "AMAZON.NUMBER"}}};
    const std::vector<std::string> shapes = {"open # ",
                                             "please open # now",
                                             "buy {Red} in #",
                                             "get me {Many} {Green} from #",
                                             "tell # {Red}",
                                             "what about # today",
                                             "{Red} and {Green} in #",
                                             "put {Many} in # for {Red}",
                                             "go on with # ",
                                             "i want {Green} #"};
    for (int at = 0; at < samples_each; ++at) {
        std::string text = shapes[static_cast<std::size_t>(at)];
        intent.samples.push_back(text.replace(text.find('#'), 1, topic));
    }
    return intent;
}

catalog::InteractionModel large_model() {
    catalog::InteractionModel model{.invocation_name = "bench", .intents = {}, .types = {}};
    for (const char* name : {"red", "green", "blue"}) model.types.push_back(type_of(name));
    for (int at = 0; at < intents; ++at) model.intents.push_back(intent_of(at));
    model.intents.push_back({"AMAZON.FallbackIntent", {}, {}});
    return model;
}

void measure_utterance(const simulator::Listener& listener, const char* what,
                       const std::string& said) {
    std::size_t understood = 0;
    const Cost cost = measure(std::chrono::seconds{1}, CLOCK_PROCESS_CPUTIME_ID, [&] {
        understood += listener.hear(said).understood.has_value() ? 1 : 0;
        return 1;
    });
    std::printf("%-34s %9.1f us\n", what, 1e6 / cost.per_second);
    if (understood == 0) std::printf("  not understood\n");
}

int run() {
    const catalog::InteractionModel model = large_model();
    const auto start = std::chrono::steady_clock::now();
    const simulator::Listener listener(model, Locale("en-US"));
    const auto took = std::chrono::steady_clock::now() - start;
    std::printf("%-34s %9.1f ms\n", "a model of 5,000 samples, learned",
                std::chrono::duration<double, std::milli>(took).count());
    measure_utterance(listener, "a literal sample", "please open topic321 now");
    measure_utterance(listener, "a slot with a known value", "buy red thing 77 in topic321");
    measure_utterance(listener, "three slots, one a number",
                      "put twenty one in topic321 for the red77");
    measure_utterance(listener, "nothing fits", "the quick brown fox jumps over a lazy dog");
    std::string words = "put";
    for (int count = 0; count < 190; ++count) words += " twenty";
    measure_utterance(listener, "190 number words", words + " in topic321 for it");
    return 0;
}

}    // namespace

}    // namespace bench

int main() {
    return bench::run();
}
