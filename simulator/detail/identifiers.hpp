#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// A UUID's shape filled from a text: the same text, the same UUID. Not for secrets.
[[nodiscard]] std::string uuid_of(std::string_view text);
// A UUID that nobody had before.
[[nodiscard]] std::string random_uuid();
// Capitals and digits, as Amazon's account, device and person ids end in.
[[nodiscard]] std::string random_base32(std::size_t length);

}    // namespace ask::simulator::detail
