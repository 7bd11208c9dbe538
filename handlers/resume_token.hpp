#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/place.hpp"

namespace handlers {

// Why the customer went into the purchase flow, and so what to do on return.
enum class Purpose {
    browse,    // they asked for a product by name
    play,      // they wanted to play `wanted`
    hint,      // they were stuck in the scene of `place`
};

// The skill's state over a purchase, which ends the session: it travels in the directive's token.
struct ResumePoint {
    std::optional<Place> place;    // where they were
    Purpose purpose = Purpose::browse;
    std::string wanted;    // an adventure's id, or empty
    friend bool operator==(const ResumePoint&, const ResumePoint&) = default;
};

// "v1.cave_fish.2.1.hint.-": adventure, scene, treasures found, purpose, wanted adventure.
[[nodiscard]] std::string write_token(const ResumePoint& point);

// Tokens come from outside: they only say where to go on, never what is owned. Anything that
// write_token did not write gives a fresh start, an empty ResumePoint.
[[nodiscard]] ResumePoint read_token(std::string_view token);

}    // namespace handlers
