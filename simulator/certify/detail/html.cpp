#include "simulator/certify/detail/html.hpp"

#include "core/utf8.hpp"
#include "simulator/detail/xml_text.hpp"
#include "simulator/embedded/report.hpp"

namespace ask::simulator::certify::detail {

std::string html_text(std::string_view text) {
    return simulator::detail::xml_text(printable(text));
}

std::string element(std::string_view tag, std::string_view css_class, std::string_view inner) {
    const std::string name(tag);
    std::string html = "<" + name;
    if (!css_class.empty()) html += " class=\"" + std::string(css_class) + "\"";
    return html + ">" + std::string(inner) + "</" + name + ">\n";
}

std::string text_element(std::string_view tag, std::string_view css_class, std::string_view text) {
    return element(tag, css_class, html_text(text));
}

std::string_view style_sheet() {
    return embedded::report().front().bytes;
}

}    // namespace ask::simulator::certify::detail
