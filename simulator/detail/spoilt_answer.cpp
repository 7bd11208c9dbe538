#include "simulator/detail/spoilt_answer.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "simulator/detail/json_answer.hpp"

namespace ask::simulator::detail {

namespace {

constexpr std::size_t huge_size = 10U << 20U;

http::Response truncate(http::Response answer) {
    if (answer.body.empty()) answer = json_answer(200, Json{{"message", "There was no body."}});
    answer.body.resize(answer.body.size() / 2);
    return answer;
}

// Put together by hand: writing so long a text as JSON would hold the thread up.
http::Response huge_answer() {
    http::Response answer = json_answer(200, Json::object());
    answer.body =
        R"({"inSkillProducts": [], "isTruncated": false, "nextToken": null, "padding": ")";
    answer.body.append(huge_size, 'x');
    answer.body += "\"}";
    return answer;
}

}    // namespace

http::Response spoil(http::Response answer, BodyFault fault) {
    switch (fault) {
        case BodyFault::none:
            break;
        case BodyFault::truncated:
            return truncate(std::move(answer));
        case BodyFault::huge:
            return huge_answer();
        case BodyFault::garbage:
            return web_page();
    }
    return answer;
}

http::Response troubled_answer(unsigned status) {
    http::Response answer = refusal(status, "The stand-in plays trouble.");
    if (status == 429) answer.headers.add("Retry-After", "1");
    return answer;
}

}    // namespace ask::simulator::detail
