#pragma once

#include <string>
#include <string_view>

#include "simulator/certify/report.hpp"

namespace ask::simulator::certify::detail {

// Parts of the page. `inner` is HTML already; everything else is text and gets escaped.

[[nodiscard]] std::string html_text(std::string_view text);
[[nodiscard]] std::string element(std::string_view tag, std::string_view css_class,
                                  std::string_view inner);
// The same, of text.
[[nodiscard]] std::string text_element(std::string_view tag, std::string_view css_class,
                                       std::string_view text);

// A test's conversations as bubbles: those with a finding open, with the finding at its turn; the
// others folded away.
[[nodiscard]] std::string conversations_html(const TestResult& test);

// The style sheet: light and dark, wide and narrow, screen and paper.
[[nodiscard]] std::string_view style_sheet();

}    // namespace ask::simulator::certify::detail
