#include "simulator/entitlement_reset.hpp"

#include <array>
#include <optional>
#include <string>

#include "simulator/amazon_change.hpp"
#include "simulator/detail/authorise.hpp"
#include "simulator/detail/json_answer.hpp"

namespace ask::simulator {

namespace {

using detail::refusal;

constexpr std::string_view path_start = "/v1/inSkillProducts/";
constexpr std::string_view path_middle = "/stages/";
constexpr std::string_view path_end = "/entitlement";

struct Path {
    ProductId product;
    std::string_view stage;
};

std::optional<Path> read_path(std::string_view target) {
    if (!target.starts_with(path_start) || !target.ends_with(path_end)) return std::nullopt;
    target.remove_prefix(path_start.size());
    const auto middle = target.find(path_middle);
    if (middle == target.npos || middle + path_middle.size() + path_end.size() > target.size()) {
        return std::nullopt;
    }
    Path path{ProductId(std::string(target.substr(0, middle))), {}};
    target.remove_prefix(middle + path_middle.size());
    target.remove_suffix(path_end.size());
    path.stage = target;
    return path;
}

}    // namespace

bool is_entitlement_reset(std::string_view target) {
    return read_path(target).has_value();
}

http::Response answer_entitlement_reset(Amazon& amazon, const http::Request& request,
                                        TimePoint now) {
    if (request.method != "DELETE") return refusal(405, "Only DELETE is known here.");
    const auto user = detail::authorise(amazon, request, now);
    if (!user) return user.error();
    const std::optional<Path> path = read_path(request.target);
    if (!path) return refusal(404, "There is no such operation.");
    if (path->stage != "development" && path->stage != "live") {
        return refusal(400, "The stage must be development or live.");
    }
    const ShopProduct* product = amazon.find(path->product);
    if (!product) return refusal(404, "There is no such product.");
    const Counter counter{amazon, amazon.customers.at(*user), now};
    const auto reset = apply(counter, HoldingChange{HoldingEvent::reset, product->reference_name});
    if (!reset) return refusal(500, reset.error().context);
    return {.status = 204, .headers = {}, .body = {}, .close = false};
}

}    // namespace ask::simulator
