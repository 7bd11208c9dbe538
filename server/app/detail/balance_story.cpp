#include "app/detail/balance_story.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>

#include "core/timestamp.hpp"
#include "isp/inventory_rules.hpp"

namespace ask::app::detail {

namespace {

namespace reasons = isp::reasons;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> meanings{
    {{reasons::purchase, "bought"},
     {reasons::provisional, "bought, not counted by Amazon yet"},
     {reasons::confirmed, "counted by Amazon now"},
     {reasons::revoked, "never counted by Amazon, taken back"},
     {reasons::refund, "refunded or reset"},
     {reasons::returned, "counted again"},
     {reasons::use, "used"},
     {reasons::corrected, "corrected in the same request"}}};

std::string meaning(const std::string& reason) {
    for (const auto& [known, text] : meanings) {
        if (known == reason) return std::string(text);
    }
    return reason;    // of a later skilld
}

std::string with_sign(std::int64_t number) {
    if (number == 0) return "";
    return (number > 0 ? "+" : "") + std::to_string(number);
}

std::string row(const store::InventoryChange& change) {
    char text[160];
    std::snprintf(text, sizeof text, "  %-24s  %-36s %6s %7s %7lld  ",
                  format_timestamp_ms(change.at).c_str(), meaning(change.reason).c_str(),
                  with_sign(change.units).c_str(), with_sign(change.items).c_str(),
                  static_cast<long long>(change.stock));
    return text + change.request.text() + "\n";
}

std::string head() {
    char text[160];
    std::snprintf(text, sizeof text, "  %-24s  %-36s %6s %7s %7s  request\n", "when", "what",
                  "units", "items", "left");
    return text;
}

}    // namespace

std::string balance_story(const std::vector<store::InventoryChange>& changes) {
    std::map<std::string, std::vector<const store::InventoryChange*>> products;
    for (const auto& change : changes) products[change.product.text()].push_back(&change);
    std::string story;
    for (const auto& [name, own] : products) {
        story += name + "\n" + head();
        for (const store::InventoryChange* change : own) story += row(*change);
        story += "  left: " + std::to_string(own.back()->stock) + "\n";
    }
    return story;
}

}    // namespace ask::app::detail
