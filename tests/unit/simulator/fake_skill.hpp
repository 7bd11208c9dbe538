#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "model/json.hpp"
#include "simulator/alexa.hpp"
#include "support/fake_clock.hpp"

namespace ask::tests {

// A skill that gives prepared answers and remembers what it was asked.
class FakeSkill final : public simulator::SkillEndpoint {
 public:
    Result<http::Response> post(const std::string& body,
                                const simulator::SigningIdentity& identity) override {
        asked.push_back(Json::parse(body));
        certificate_urls.push_back(identity.certificate_url);
        if (failure) return std::unexpected(*failure);
        http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
        response.headers.add("Content-Type", "application/json");
        response.body = R"({"version": "1.0", "response": {}})";
        if (answers.empty()) return response;
        response.body = answers.front();
        answers.pop_front();
        return response;
    }

    void will_say(const std::string& text, const Json& attributes = Json::object()) {
        answers.push_back(Json{{"version", "1.0"},
                               {"sessionAttributes", attributes},
                               {"response",
                                {{"outputSpeech", {{"type", "PlainText"}, {"text", text}}},
                                 {"shouldEndSession", false}}}}
                              .dump());
    }
    void will_sell(const std::string& flow, const ProductId& product) {
        Json directive = {{"type", "Connections.SendRequest"},
                          {"name", flow},
                          {"payload", {{"InSkillProduct", {{"productId", product.text()}}}}},
                          {"token", "resume:3"}};
        if (flow == "Upsell") directive["payload"]["upsellMessage"] = "Want to learn more?";
        answers.push_back(
            Json{{"version", "1.0"},
                 {"response", {{"directives", {directive}}, {"shouldEndSession", true}}}}
                .dump());
    }
    [[nodiscard]] const Json& last() const { return asked.back(); }

    std::deque<std::string> answers;    // without one: an empty envelope
    std::optional<Error> failure;       // given instead of any answer
    std::vector<Json> asked;
    std::vector<std::string> certificate_urls;
};

}    // namespace ask::tests
