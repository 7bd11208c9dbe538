#include <string>

#include "catalog/detail/product_checks.hpp"

namespace ask::catalog::detail {

namespace {

constexpr int longest_sure_trial = 90;

constexpr std::string_view information = "subscriptionInformation";
constexpr std::string_view misspelt = "subscriptionInformaton";
constexpr std::string_view trial_days = "subscriptionTrialPeriodDays";

void check_trial(const std::optional<Place>& trial, bool is_subscription, FileReport& report) {
    if (!trial || !trial->value().is_number_integer()) return;
    const auto days = trial->value().get<std::int64_t>();
    if (!is_subscription) {
        return report.at_key("trial-without-subscription", *trial,
                             "gives a trial to a product that is no subscription");
    }
    const bool is_unsure = days > longest_sure_trial && days <= 365;    // beyond: the schema's
    if (is_unsure) report.at_value("trial-length", *trial, "is " + std::to_string(days) + " days");
}

void check_presence(const Place& product, bool is_subscription, FileReport& report) {
    const auto found = product.find(information);
    if (found && !is_subscription) {
        report.at_key("subscription-unexpected", *found,
                      "is in a product of type " + std::string(product.text_of("type")));
    }
    if (!found && is_subscription) {
        report.at_value("subscription-missing", product, "has no subscriptionInformation");
    }
}

}    // namespace

void check_subscription(const Place& product, FileReport& report) {
    if (const auto found = product.find(misspelt)) {
        report.at_key("subscription-misspelt", *found, "lacks an i");
    }
    const std::string_view type = product.text_of("type");
    const bool is_known = type == "SUBSCRIPTION" || type == "ENTITLEMENT" || type == "CONSUMABLE";
    if (!is_known) return;
    const bool is_subscription = type == "SUBSCRIPTION";
    check_presence(product, is_subscription, report);
    check_trial(product.find({information, trial_days}), is_subscription, report);
}

}    // namespace ask::catalog::detail
