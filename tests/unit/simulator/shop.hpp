#pragma once

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "http/message.hpp"
#include "simulator/amazon.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::tests {

inline const Locale english{"en-US"};
inline const Locale german{"de-DE"};

inline catalog::ProductFile product_file(const std::string& name, model::ProductType type) {
    return {.file = name + ".json",
            .reference_name = ReferenceName(name),
            .type = type,
            .texts = {{english, {name + " in English", "Summary."}},
                      {german, {name + " auf Deutsch", "Kurztext."}}},
            .purchasable = true};
}

// A shop with one product of each type, and one that is sold in the United States only.
inline std::vector<catalog::ProductFile> product_files() {
    using model::ProductType;
    std::vector files{product_file("quest", ProductType::entitlement),
                      product_file("hints", ProductType::consumable),
                      product_file("club", ProductType::subscription),
                      product_file("local", ProductType::entitlement)};
    files.back().texts.erase(german);
    return files;
}

// The shop, a customer in it, and requests with their token.
struct Shop {
    simulator::Amazon amazon = simulator::open_shop(product_files());
    TimePoint now{std::chrono::seconds{1'768'469'400}};    // 2026-01-15T09:30:00Z
    simulator::Customer& customer = join();
    std::string token = grant("api.amazonalexa.com");

    simulator::Customer& join() {
        simulator::Customer fresh = simulator::new_customer();
        return amazon.customers[fresh.user] = fresh;
    }
    [[nodiscard]] std::string grant(const std::string& host) {
        return simulator::grant_token(amazon, customer.user, host, now);
    }
    simulator::Holding& holding(const std::string& name) {
        return customer.holdings[ReferenceName(name)];
    }
    [[nodiscard]] ProductId id(const std::string& name) const {
        return simulator::product_id_of(ReferenceName(name));
    }
    [[nodiscard]] http::Request get(const std::string& path,
                                    const std::string& language = "en-US") const {
        http::Request request = this->request("GET", path);
        if (!language.empty()) request.headers.add("Accept-Language", language);
        return request;
    }
    [[nodiscard]] http::Request request(const std::string& method, const std::string& path,
                                        const std::string& body = "") const {
        http::Request request{.method = method,
                              .target = path,
                              .headers = {},
                              .body = body,
                              .peer = "test",
                              .deadline = Deadline::in(std::chrono::seconds{1})};
        request.headers.add("Host", "api.amazonalexa.com:443");
        request.headers.add("Authorization", "Bearer " + token);
        return request;
    }
};

}    // namespace ask::tests
