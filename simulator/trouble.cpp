#include "simulator/trouble.hpp"

namespace ask::simulator {

Trouble take_trouble(Trouble& trouble) {
    const Trouble now = trouble;
    if (trouble.times && --*trouble.times <= 0) trouble = {};
    return now;
}

std::string_view to_text(BodyFault fault) {
    switch (fault) {
        case BodyFault::none:
            break;
        case BodyFault::truncated:
            return "truncated";
        case BodyFault::huge:
            return "huge";
        case BodyFault::garbage:
            return "garbage";
    }
    return "ok";
}

std::string_view to_text(HostState state) {
    switch (state) {
        case HostState::up:
            break;
        case HostState::down:
            return "down";
        case HostState::hangs:
            return "hang";
        case HostState::garbage:
            return "garbage";
    }
    return "up";
}

std::string_view to_text(Certificates certificates) {
    switch (certificates) {
        case Certificates::good:
            break;
        case Certificates::expired:
            return "expired";
        case Certificates::foreign:
            return "foreign";
        case Certificates::other_name:
            return "other_name";
    }
    return "good";
}

std::string_view to_text(Delivery delivery) {
    switch (delivery) {
        case Delivery::once:
            break;
        case Delivery::lost:
            return "lost";
        case Delivery::twice:
            return "twice";
    }
    return "once";
}

}    // namespace ask::simulator
