#include "http/detail/work_limit.hpp"

#include <utility>

namespace ask::http::detail {

namespace {

constexpr auto gauge = "skilld_http_requests_in_work";

}    // namespace

WorkLimit::WorkLimit(std::string server, std::size_t most, Metrics& metrics)
    : count_(new Work::Count{.server = std::move(server), .most = most, .metrics = metrics}) {}

WorkLimit::Work WorkLimit::begin() const {
    if (count_->now.fetch_add(1) >= count_->most) {
        count_->now.fetch_sub(1);
        return Work();
    }
    count_->metrics.add(gauge, 1, {{"server", count_->server}});
    return Work(count_);
}

WorkLimit::Work::~Work() {
    if (!of_) return;
    of_->now.fetch_sub(1);
    of_->metrics.add(gauge, -1, {{"server", of_->server}});
}

}    // namespace ask::http::detail
