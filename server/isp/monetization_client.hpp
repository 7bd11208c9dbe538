#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "core/task.hpp"
#include "http/client.hpp"
#include "model/product.hpp"

namespace ask::isp {

namespace detail {
class Target;
}

inline constexpr ErrorCode endpoint_not_allowed{"endpoint_not_allowed"};
inline constexpr ErrorCode token_refused{"token_refused"};              // 401, 403
inline constexpr ErrorCode not_child_directed{"not_child_directed"};    // 412
inline constexpr ErrorCode throttled{"throttled"};                      // 429, after the retry

// Where and as whom: from the request at hand, never stored.
struct ApiAccess {
    std::string endpoint;    // context.System.apiEndpoint
    Secret token;            // context.System.apiAccessToken
    Locale locale;           // of the request, for Accept-Language
};

struct ProductFilter {
    std::optional<bool> purchasable;
    std::optional<bool> entitled;
    std::optional<model::ProductType> type;
};

struct TransactionFilter {
    std::optional<ProductId> product;
    std::string status;    // empty: all
};

struct MonetizationOptions {
    // Hosts besides Amazon's three (api.amazonalexa.com, api.eu.…, api.fe.…) that may see a token,
    // as "host" or "host:port"; https there too. Only development mode names any.
    std::vector<std::string> extra_hosts;
    Locale default_locale{"en-US"};                 // for requests that carry none
    std::chrono::milliseconds call_limit{3'000};    // for one operation: its pages and retries too
    std::chrono::milliseconds retry_pause{100};     // where no Retry-After says otherwise
    std::size_t most_pages = 20;
    std::size_t most_bytes = 1U << 20U;    // of one page
};

// Amazon's run-time product API for the customer of the request at hand. A token goes to the
// allowed host of its own request and nowhere else, and stands in no error or log. One retry inside
// the deadline for 429, 5xx and broken connections, after a Retry-After that leaves time for it.
// Counted in skilld_product_api_calls_total{operation,outcome} and
// skilld_product_api_seconds{operation}. Any I/O thread. Errors of all four: endpoint_not_allowed;
// token_refused, also for an envelope without a token; throttled; errors::not_found,
// errors::timeout, errors::unavailable (every other trouble), errors::invalid for a locale that
// cannot stand in a header, model::bad_product_answer.
class MonetizationClient {
 public:
    MonetizationClient(http::Client& client, Logger& logger, Metrics& metrics,
                       MonetizationOptions options);

    // All pages; a page token that repeats, or too many pages, is errors::unavailable: half a list
    // would read as "not owned".
    Task<Result<std::vector<model::Product>>> list(ApiAccess access, ProductFilter filter,
                                                   Deadline deadline);
    Task<Result<model::Product>> product(ApiAccess access, ProductId id, Deadline deadline);
    // Only for child-directed skills; others get not_child_directed.
    Task<Result<std::vector<model::Transaction>>> transactions(ApiAccess access,
                                                               TransactionFilter filter,
                                                               Deadline deadline);
    Task<Result<bool>> voice_purchasing_enabled(ApiAccess access, Deadline deadline);

 private:
    template <class Page, class Item>
    struct Listing;

    template <class T>
    Task<Result<T>> measured(std::string operation, Task<Result<T>> reading);
    template <class T>
    Task<Result<T>> one(ApiAccess access, std::string target, Result<T> (*parse)(std::string_view),
                        Deadline deadline);
    template <class Page, class Item>
    Task<Result<std::vector<Item>>> all_pages(ApiAccess access, detail::Target first,
                                              Listing<Page, Item> listing, Deadline deadline);
    Task<Result<http::Response>> get(ApiAccess access, std::string target, Deadline deadline);

    http::Client& client_;
    Logger& logger_;
    Metrics& metrics_;
    MonetizationOptions options_;
};

}    // namespace ask::isp
