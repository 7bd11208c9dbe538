#include "store/detail/postgres_limits.hpp"

#include <algorithm>
#include <cstdint>

namespace ask::store::detail {

namespace {

// Nine tenths of what is left, so that the server's word comes in time. 0 would be no limit.
std::int64_t share_of(Deadline deadline) {
    const std::int64_t left = deadline.remaining().count();
    return std::max<std::int64_t>(left - left / 10, 1);
}

}    // namespace

Statement within(Deadline deadline, std::chrono::milliseconds longest_lock) {
    Statement statement{R"(
        SELECT set_config(name, least(nullif(now_ms, 0), wanted_ms)::text, true)
        FROM (VALUES ('statement_timeout', $1), ('lock_timeout', $2)) AS wanted (name, wanted_ms),
          LATERAL (SELECT (extract(epoch FROM current_setting(name)::interval) * 1000)::bigint
                   AS now_ms) AS present)",
                        {}};
    const std::int64_t share = share_of(deadline);
    statement.parameters.number(share).number(std::min(share, longest_lock.count()));
    return statement;
}

Statement within(Deadline deadline) {
    return within(deadline, std::chrono::hours{1});
}

Statement until(Deadline deadline) {
    Statement statement{R"(
        SELECT set_config('statement_timeout', $1::text, true),
               set_config('lock_timeout', $1::text, true))",
                        {}};
    statement.parameters.number(share_of(deadline));
    return statement;
}

}    // namespace ask::store::detail
