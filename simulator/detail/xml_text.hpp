#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// Text as it may stand in XML, between tags and in attributes: markup escaped, line breaks kept as
// character references. What XML 1.0 does not allow at all, and bytes that are not UTF-8, become
// U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}    // namespace ask::simulator::detail
