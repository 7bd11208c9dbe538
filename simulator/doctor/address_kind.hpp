#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::doctor {

struct AddressKind {
    bool is_public = true;    // reachable from the internet, as far as the address tells
    bool is_ipv6 = false;
    std::string_view name;    // "loopback", "private", …
};

// What is no address counts as public.
[[nodiscard]] AddressKind kind_of(const std::string& address);

}    // namespace ask::simulator::doctor
