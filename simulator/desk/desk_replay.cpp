#include <sstream>
#include <utility>

#include "core/timestamp.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/desk/desk.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator {

namespace {

std::string command_for(const http::OutgoingRequest& request, const std::string& options) {
    std::string command = "curl";
    if (!options.empty()) command += " " + options;
    command += " " + shell_word(request.url);
    for (const auto& [name, value] : request.headers.fields()) {
        command += " \\\n  -H " + shell_word(name + ": " + value);
    }
    return command + " \\\n  --data-binary " + shell_word(request.body) + "\n";
}

// As Alexa would send it now: a new time, and a token that has not expired, for the same user.
void renew(Json& envelope, Amazon& amazon, TimePoint now) {
    constexpr std::string_view scheme = "https://";
    std::string host = detail::text_at(envelope, "/context/System/apiEndpoint");
    if (host.starts_with(scheme)) host.erase(0, scheme.size());
    const UserId user(detail::text_at(envelope, "/context/System/user/userId"));
    envelope["request"]["timestamp"] = format_timestamp(now + amazon.clock_offset);
    envelope["context"]["System"]["apiAccessToken"] = grant_token(amazon, user, host, now);
}

Result<Script> read_happened(const HappenedScript& happened) {
    const Json document = Json::parse(write_script(happened));
    const auto customer = parse_customer(document.value("customer", Json::object()));
    if (!customer) return std::unexpected(customer.error());
    Script script{.file = "the conversation",
                  .title = happened.title,
                  .locale = happened.locale,
                  .customer = *customer,
                  .turns = {}};
    const Json turns = document.value("turns", Json::array());
    for (const Json& written : turns) {
        auto turn = parse_turn(written);
        if (!turn) return std::unexpected(turn.error());
        turn->pointer = "/turns/" + std::to_string(script.turns.size());
        script.turns.push_back(std::move(*turn));
    }
    return script;
}

}    // namespace

std::string shell_word(const std::string& text) {
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'') {
            word += "'\\''";
        } else {
            word += c;
        }
    }
    return word + "'";
}

Result<std::string> Desk::script(const std::string& id) const {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const auto happened = (*found)->happened();
    if (!happened) return std::unexpected(happened.error());
    return write_script(*happened);
}

Result<Json> Desk::replay(const std::string& id) {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const auto happened = (*found)->happened();
    if (!happened) return std::unexpected(happened.error());
    const Result<Script> script = read_happened(*happened);
    if (!script) return std::unexpected(script.error());
    World world = parts_.open_world();
    world.ended = &ended_;
    std::ostringstream text;
    Transcript transcript(text);
    const ScriptResult result = simulator::play(*script, world, transcript);
    Json turns = Json::array();
    for (const TurnResult& turn : result.turns) {
        turns.push_back({{"what", turn.what}, {"differences", turn.differences}});
    }
    return Json{
        {"passed", result.as_expected()}, {"transcript", text.str()}, {"turns", std::move(turns)}};
}

Result<std::string> Desk::curl(const std::string& id, int turn) {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const auto record = (*found)->record(turn);
    if (!record || !record->at("request").is_object() ||
        !record->at("request").contains("request")) {
        return fail(errors::not_found, "this turn sent no request");
    }
    Json envelope = record->at("request");
    const TimePoint now = parts_.world.parts.clock.now();
    return parts_.world.amazon->with([&](Amazon& amazon) {
        renew(envelope, amazon, now);
        const std::string body = envelope.dump(-1, ' ', false, Json::error_handler_t::replace);
        const http::OutgoingRequest request =
            options_.is_signed ? signed_request(options_.endpoint, body, signing_identity(amazon))
                               : unsigned_request(options_.endpoint, body);
        return command_for(request, options_.curl_options);
    });
}

}    // namespace ask::simulator
