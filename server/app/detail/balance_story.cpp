#include "app/detail/balance_story.hpp"

#include <array>
#include <cstdint>
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

// To the left or to the right of its column; what is longer is not cut.
std::string left_in(std::size_t width, std::string text) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string right_in(std::size_t width, const std::string& text) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

using Row = std::array<std::string, 6>;

std::string line(const Row& row) {
    return "  " + left_in(24, row[0]) + "  " + left_in(36, row[1]) + " " + right_in(6, row[2]) +
           " " + right_in(7, row[3]) + " " + right_in(7, row[4]) + "  " + row[5] + "\n";
}

Row row_of(const store::InventoryChange& change) {
    return {format_timestamp_ms(change.at), meaning(change.reason),       with_sign(change.units),
            with_sign(change.items),        std::to_string(change.stock), change.request.text()};
}

}    // namespace

std::string balance_story(const std::vector<store::InventoryChange>& changes) {
    std::map<std::string, std::vector<const store::InventoryChange*>> products;
    for (const auto& change : changes) products[change.product.text()].push_back(&change);
    std::string story;
    for (const auto& [name, own] : products) {
        story += name + "\n" + line({"when", "what", "units", "items", "left", "request"});
        for (const store::InventoryChange* change : own) story += line(row_of(*change));
        story += "  left: " + std::to_string(own.back()->stock) + "\n";
    }
    return story;
}

}    // namespace ask::app::detail
