#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "isp/monetization_client.hpp"
#include "support/fake_client.hpp"
#include "support/run_task.hpp"

namespace ask::tests {

inline constexpr std::string_view secret_token = "eyJ0eXAi.secret-token";

inline const std::string list_url =
    "https://api.eu.amazonalexa.com/v1/users/~current/skills/~current/inSkillProducts";

inline isp::ApiAccess access(std::string locale = "de-DE") {
    return isp::ApiAccess{"https://api.eu.amazonalexa.com", Secret(std::string(secret_token)),
                          Locale(std::move(locale))};
}

inline Deadline soon() {
    return Deadline::in(std::chrono::seconds(5));
}

inline std::string product_json(std::string_view name, std::string_view more = "") {
    return R"({"productId":"amzn1.adg.product.)" + std::string(name) + R"(","referenceName":")" +
           std::string(name) + R"(","type":"ENTITLEMENT","purchasable":"PURCHASABLE")" +
           std::string(more) + "}";
}

inline std::string page_json(std::string_view products, std::string_view next_token = "") {
    return R"({"inSkillProducts":[)" + std::string(products) + R"(],"nextToken":")" +
           std::string(next_token) + "\"}";
}

// A client over Amazon's side without a socket, which does not wait between tries.
struct Api {
    explicit Api(FakeClient::Answer answer, isp::MonetizationOptions options = {})
        : fake(std::move(answer)),
          client(fake, logger, metrics, without_pause(std::move(options))) {}

    static isp::MonetizationOptions without_pause(isp::MonetizationOptions options) {
        options.retry_pause = std::chrono::milliseconds(0);
        return options;
    }

    Logger logger{LogOptions{LogLevel::off, LogFormat::json}};
    Metrics metrics;
    FakeClient fake;
    isp::MonetizationClient client;
};

// Gives one answer after the other; the last one for ever.
inline FakeClient::Answer in_turn(std::vector<Result<http::Response>> answers) {
    return [answers = std::move(answers), next = std::size_t{0}](const auto&) mutable {
        const std::size_t at = std::min(next++, answers.size() - 1);
        return answers[at];
    };
}

inline FakeClient::Answer always(unsigned status, std::string body) {
    return in_turn({http_answer(status, std::move(body))});
}

// How often an operation ended so.
inline double calls(const Api& api, const std::string& operation, const std::string& outcome) {
    return api.metrics.value("skilld_product_api_calls_total",
                             {{"operation", operation}, {"outcome", outcome}});
}

// The first value of a header, empty without.
inline std::string header(const http::OutgoingRequest& request, std::string_view name) {
    for (const auto& [known, value] : request.headers.fields()) {
        if (known == name) return value;
    }
    return "";
}

}    // namespace ask::tests
