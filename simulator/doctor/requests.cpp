#include "simulator/doctor/requests.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace ask::simulator::doctor {

namespace {

constexpr std::string_view placeholder = "\"@\"";
constexpr std::size_t long_body = 250'000;    // bytes; sessions with much in them come near

struct Way {
    const char* what;
    std::string_view json;    // a value, as written
};

// Each of these is one value in the envelope; all of it is valid JSON.
constexpr std::array ways{
    Way{"unicode escapes", R"("caf\u00e9 \ud83d\ude00 \u003cb\u003e \/ \u0041")"},
    Way{"UTF-8 beyond ASCII",
        "\"caf\xc3\xa9 cafe\xcc\x81 \xf0\x9f\x98\x80 \xe2\x80\xa8 \xef\xbb\xbf\""},
    Way{"CRLF in and between values", "{\r\n  \"a\": \"one\\r\\ntwo\",\r\n  \"b\": 2\r\n}"},
    Way{"repeated spaces and odd numbers", "{  \"z\"  :  1.0 ,\t \"a\" : 1E2,  \"m\" : -0.0  }"}};

std::string envelope_with(const Caller& caller, TimePoint now, std::string_view json) {
    Json made = envelope(caller, new_session(), launch_request(caller, now));
    made["context"]["Extensions"] = {{"available", {{"doctor", "@"}}}};
    std::string text = made.dump();
    text.replace(text.find(placeholder), placeholder.size(), json);
    return text;
}

std::string long_text(const Caller& caller, TimePoint now) {
    const std::size_t rest = envelope_with(caller, now, "\"\"").size();
    std::string filler(long_body - rest, 'x');
    return envelope_with(caller, now, "\"" + filler + "\"");
}

}    // namespace

std::string plain_body(const Caller& caller, TimePoint now) {
    return envelope(caller, new_session(), launch_request(caller, now)).dump();
}

std::vector<AwkwardBody> awkward_bodies(const Caller& caller, TimePoint now) {
    std::vector<AwkwardBody> bodies;
    for (const Way& way : ways) bodies.push_back({way.what, envelope_with(caller, now, way.json)});
    bodies.push_back({"a line feed at its end", plain_body(caller, now) + "\n"});
    bodies.push_back({"250 KB", long_text(caller, now)});
    return bodies;
}

}    // namespace ask::simulator::doctor
