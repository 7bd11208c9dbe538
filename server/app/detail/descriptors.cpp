#include "app/detail/descriptors.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace ask::app::detail {

namespace {

constexpr std::size_t for_each_thread = 3;    // its context's epoll, event and timer
constexpr std::size_t for_the_rest = 200;
// The server takes some more connections than its limit, to answer them with a refusal.
constexpr std::size_t fewest_refused = 16;
constexpr std::size_t share_refused = 8;    // one for so many

}    // namespace

std::size_t raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::numeric_limits<std::size_t>::max();
    const rlimit raised{.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    return limit.rlim_cur;
}

std::size_t connections_within(std::size_t descriptors, const DescriptorNeeds& needs) {
    const std::size_t beside_threads =
        descriptors - std::min(descriptors, needs.io_threads * for_each_thread);
    const std::size_t left = beside_threads - std::min(for_the_rest, beside_threads / 2);
    const std::size_t room = left - std::min(left, fewest_refused);
    const std::size_t most = room / (share_refused + 1) * share_refused;
    return std::clamp<std::size_t>(most, 1, needs.connections);
}

}    // namespace ask::app::detail
