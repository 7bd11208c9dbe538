#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "simulator/amazon.hpp"
#include "simulator/envelope_maker.hpp"

namespace ask::simulator {

// Who speaks to which skill, where and when.
struct Call {
    UserId user;
    ApplicationId application_id;
    Locale locale;
    TimePoint now;
};

// One of Amazon's customers as a request names them, with a token for the product service of their
// region that holds for an hour.
[[nodiscard]] Caller caller_of(Amazon& amazon, Call call);

}    // namespace ask::simulator
