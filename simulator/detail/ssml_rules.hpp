#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// Why a text is not SSML: no <speak> around it, tags that do not match, a bare & or <. Empty: it
// is.
[[nodiscard]] std::string ssml_fault(std::string_view ssml);

}    // namespace ask::simulator::detail
