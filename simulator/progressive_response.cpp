#include "simulator/progressive_response.hpp"

#include <optional>
#include <string>

#include "model/json.hpp"
#include "model/ssml.hpp"
#include "model/stored_json.hpp"
#include "simulator/detail/authorise.hpp"
#include "simulator/detail/json_answer.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator {

namespace {

using detail::refusal;
using detail::text_at;

struct Directive {
    std::string request_id;
    std::string speech;
};

std::optional<Directive> read_directive(const std::string& body) {
    const Result<Json> parsed = model::parse_stored_json(body);
    if (!parsed) return std::nullopt;
    const Json& json = *parsed;
    if (text_at(json, "/directive/type") != "VoicePlayer.Speak") return std::nullopt;
    Directive directive{text_at(json, "/header/requestId"), text_at(json, "/directive/speech")};
    const std::size_t length = model::count_characters(directive.speech);
    const bool is_right =
        !directive.request_id.empty() && length > 0 && length <= most_progressive_characters;
    return is_right ? std::optional(std::move(directive)) : std::nullopt;
}

}    // namespace

http::Response answer_directive(Amazon& amazon, const http::Request& request, TimePoint now) {
    if (request.method != "POST") return refusal(405, "Only POST is known here.");
    const auto user = detail::authorise(amazon, request, now);
    if (!user) return user.error();
    const std::optional<Directive> directive = read_directive(request.body);
    if (!directive) {
        return refusal(400, "Not a VoicePlayer.Speak with a speech of 1 to 600 characters.");
    }
    std::optional<OpenRequest>& open = amazon.customers.at(*user).open_request;
    if (!open || open->id != directive->request_id) {
        return refusal(403, "This request is not being answered now.");
    }
    if (open->said.size() >= most_progressive_responses) {
        return refusal(403, "There were five progressive responses to this request.");
    }
    open->said.push_back(model::strip_ssml(directive->speech));
    return {.status = 204, .headers = {}, .body = {}, .close = false};
}

}    // namespace ask::simulator
