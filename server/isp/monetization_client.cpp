#include "isp/monetization_client.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/pause.hpp"
#include "isp/detail/exchange.hpp"
#include "isp/detail/query.hpp"

namespace ask::isp {

namespace {

using detail::Target;
using std::chrono::milliseconds;

constexpr std::string_view skill_path = "/v1/users/~current/skills/~current/";

std::string path_to(std::string_view resource) {
    return std::string(skill_path) + std::string(resource);
}

std::string_view to_text(std::optional<bool> flag, std::string_view yes, std::string_view no) {
    if (!flag) return "";
    return *flag ? yes : no;
}

Target list_target(const ProductFilter& filter) {
    Target target(path_to("inSkillProducts"));
    target.add("purchasable", to_text(filter.purchasable, "PURCHASABLE", "NOT_PURCHASABLE"));
    target.add("entitled", to_text(filter.entitled, "ENTITLED", "NOT_ENTITLED"));
    const auto type = filter.type.value_or(model::ProductType::unknown);
    if (type != model::ProductType::unknown) target.add("productType", to_text(type));
    return target;
}

Target transactions_target(const TransactionFilter& filter) {
    Target target(path_to("inSkillProductsTransactions"));
    if (filter.product) target.add("productId", filter.product->text());
    target.add("status", filter.status);
    return target;
}

// The pages that were read so far, and whether another may be asked for.
class Pages {
 public:
    explicit Pages(std::size_t most) : most_(most) {}

    // Errors: errors::unavailable.
    Result<void> turn_to(const std::string& token) {
        if (!seen_.insert(token).second) return fail(errors::unavailable, "a page token repeats");
        if (seen_.size() >= most_) return fail(errors::unavailable, "too many pages");
        return {};
    }

 private:
    std::size_t most_;
    std::set<std::string> seen_;
};

template <class T>
std::string outcome_of(const Result<T>& result) {
    return result ? "ok" : std::string(result.error().code.name);
}

template <class Item>
void append(std::vector<Item>& all, std::vector<Item> more) {
    std::ranges::move(more, std::back_inserter(all));
}

}    // namespace

// How a list that comes in pages is read.
template <class Page, class Item>
struct MonetizationClient::Listing {
    using Items = std::vector<Item> Page::*;
    Result<Page> (*parse)(std::string_view json);
    Items items;
};

MonetizationClient::MonetizationClient(http::Client& client, Logger& logger, Metrics& metrics,
                                       MonetizationOptions options)
    : client_(client), logger_(logger), metrics_(metrics), options_(std::move(options)) {}

Task<Result<std::vector<model::Product>>> MonetizationClient::list(ApiAccess access,
                                                                   ProductFilter filter,
                                                                   Deadline deadline) {
    const Listing<model::ProductPage, model::Product> listing{model::parse_product_page,
                                                              &model::ProductPage::products};
    auto reading = all_pages(std::move(access), list_target(filter), listing,
                             deadline.capped(options_.call_limit));
    co_return co_await measured("list", std::move(reading));
}

Task<Result<model::Product>> MonetizationClient::product(ApiAccess access, ProductId id,
                                                         Deadline deadline) {
    // Without an id the path would be that of the list.
    if (id.empty()) co_return fail(errors::not_found, "product: no id");
    const std::string path = path_to("inSkillProducts/") + detail::percent_encode(id.text());
    auto reading =
        one(std::move(access), path, model::parse_product, deadline.capped(options_.call_limit));
    co_return co_await measured("product", std::move(reading));
}

Task<Result<std::vector<model::Transaction>>> MonetizationClient::transactions(
    ApiAccess access, TransactionFilter filter, Deadline deadline) {
    const Listing<model::TransactionPage, model::Transaction> listing{
        model::parse_transaction_page, &model::TransactionPage::transactions};
    auto reading = all_pages(std::move(access), transactions_target(filter), listing,
                             deadline.capped(options_.call_limit));
    co_return co_await measured("transactions", std::move(reading));
}

Task<Result<bool>> MonetizationClient::voice_purchasing_enabled(ApiAccess access,
                                                                Deadline deadline) {
    auto reading = one(std::move(access), path_to("settings/voicePurchasing.enabled"),
                       model::parse_flag, deadline.capped(options_.call_limit));
    co_return co_await measured("voice_purchasing", std::move(reading));
}

template <class T>
Task<Result<T>> MonetizationClient::measured(std::string operation, Task<Result<T>> reading) {
    const auto start = Deadline::Time::now();
    Result<T> result = co_await std::move(reading);
    const std::chrono::duration<double> took = Deadline::Time::now() - start;
    metrics_.observe("skilld_product_api_seconds", took.count(), {{"operation", operation}});
    metrics_.count("skilld_product_api_calls_total",
                   {{"operation", operation}, {"outcome", outcome_of(result)}});
    if (!result) co_return propagate(result, "product API, " + operation);
    co_return result;
}

template <class T>
Task<Result<T>> MonetizationClient::one(ApiAccess access, std::string target,
                                        Result<T> (*parse)(std::string_view), Deadline deadline) {
    auto getting = get(std::move(access), std::move(target), deadline);
    Result<http::Response> response = co_await std::move(getting);
    if (!response) co_return std::unexpected(response.error());
    co_return parse(response->body);
}

template <class Page, class Item>
Task<Result<std::vector<Item>>> MonetizationClient::all_pages(ApiAccess access, Target first,
                                                              Listing<Page, Item> listing,
                                                              Deadline deadline) {
    std::vector<Item> all;
    Pages pages(options_.most_pages);
    Target target = first;
    for (;;) {
        auto reading = one(access, target.text(), listing.parse, deadline);
        Result<Page> page = co_await std::move(reading);
        if (!page) co_return std::unexpected(page.error());
        append(all, std::move((*page).*listing.items));
        if (page->next_token.empty()) co_return all;
        const Result<void> turned = pages.turn_to(page->next_token);
        if (!turned) co_return std::unexpected(turned.error());
        target = Target(first).add("nextToken", page->next_token);
    }
}

Task<Result<http::Response>> MonetizationClient::get(ApiAccess access, std::string target,
                                                     Deadline deadline) {
    Result<http::OutgoingRequest> request = detail::make_request(access, target, options_);
    if (!request) co_return std::unexpected(request.error());
    if (deadline.passed()) co_return fail(errors::timeout, "no time left to ask");
    auto sending = client_.send(*request, deadline);
    Result<http::Response> first = co_await std::move(sending);
    const auto pause =
        detail::pause_before_retry(first, deadline.remaining(), options_.retry_pause);
    if (!pause) co_return detail::judged(std::move(first));
    logger_.info("isp", "product API retry", {{"pause_ms", pause->count()}});
    auto pausing = pause_for(*pause);
    co_await std::move(pausing);
    auto again = client_.send(std::move(*request), deadline);
    Result<http::Response> second = co_await std::move(again);
    co_return detail::judged(std::move(second));
}

}    // namespace ask::isp
