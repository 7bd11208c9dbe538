#include "simulator/detail/audio_rules.hpp"

#include "model/ssml.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

constexpr std::size_t most_token_characters = 1'024;
constexpr std::size_t most_url_characters = 8'000;

// Amazon: required with ENQUEUE, and allowed with it only.
void check_token_before(const Json& play, Refusals& refusals) {
    const bool is_queued = text_at(play, "/playBehavior") == "ENQUEUE";
    const bool has_before = !text_at(play, "/audioItem/stream/expectedPreviousToken").empty();
    if (is_queued && !has_before) {
        refusals.push_back("AudioPlayer.Play with ENQUEUE has no expectedPreviousToken");
    }
    if (!is_queued && has_before) {
        refusals.push_back("AudioPlayer.Play has an expectedPreviousToken without ENQUEUE");
    }
}

}    // namespace

void check_stream(const Json& play, Refusals& refusals) {
    const std::string url = text_at(play, "/audioItem/stream/url");
    if (!url.empty() && !url.starts_with("https://")) {
        refusals.push_back("AudioPlayer.Play: the stream's url is not https");
    }
    if (model::count_characters(url) > most_url_characters) {
        refusals.push_back("AudioPlayer.Play: the url is longer than 8000 characters");
    }
    const std::string token = text_at(play, "/audioItem/stream/token");
    if (model::count_characters(token) > most_token_characters) {
        refusals.push_back("AudioPlayer.Play: the token is longer than 1024 characters");
    }
    check_token_before(play, refusals);
}

}    // namespace ask::simulator::detail
