#pragma once

#include <string>

#include "core/metrics.hpp"
#include "model/envelope.hpp"
#include "model/response.hpp"
#include "skill/detail/product_names.hpp"
#include "skill/handler_input.hpp"

namespace ask::skill::detail {

// One request that was answered, and not from memory: a second copy of a request counts nothing.
struct Answered {
    const model::RequestEnvelope& request;
    const model::Response& response;
    // None: the handler failed, and may be using its input still.
    HandlerInput* input = nullptr;
};

// What the skill's owner looks at: from suggestion and offer to what Alexa's purchase flow brought,
// and what of the stock was used, by product and locale. Any thread. Metrics:
// skilld_suggestions_total{product,locale}, skilld_suggestions_passed_over_total{product,reason},
// skilld_purchase_directives_total{flow,product,locale},
// skilld_purchase_responses_total{flow,result,product,locale},
// skilld_inventory_units_total{reason,product,locale}, …_items_total of the same,
// skilld_session_errors_total{type}.
class Funnel {
 public:
    explicit Funnel(Metrics& metrics) : metrics_(metrics) {}
    void count(const Answered& answered);

 private:
    void learn(const isp::ProductList* list, const std::string& locale);
    // Known from now on, at nought: a rate would miss the first sale otherwise.
    void expect(const model::Product& product, const std::string& locale);
    // The usual ones. What is owned already or was never bought comes too seldom for a rate.
    void expect_results(model::PurchaseFlow flow, MetricLabels labels);
    void count_response(const Answered& answered, const std::string& locale);
    void count_directives(const Answered& answered, const std::string& locale);
    void count_suggestions(const isp::Suggestions& suggestions, const std::string& locale);
    void count_story(const store::UnitOfWork& work, const std::string& locale);

    Metrics& metrics_;
    ProductNames names_;
};

}    // namespace ask::skill::detail
