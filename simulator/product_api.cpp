#include "simulator/product_api.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "simulator/detail/authorise.hpp"
#include "simulator/detail/json_answer.hpp"
#include "simulator/detail/product_list.hpp"
#include "simulator/detail/query.hpp"

namespace ask::simulator {

namespace {

using detail::json_answer;
using detail::refusal;

constexpr std::string_view products_path = "/v1/users/~current/skills/~current/inSkillProducts";
constexpr std::string_view transactions_path =
    "/v1/users/~current/skills/~current/inSkillProductsTransactions";
constexpr std::string_view voice_purchasing_path =
    "/v1/users/~current/skills/~current/settings/voicePurchasing.enabled";

http::Response answer_one(const detail::Viewer& viewer, const ProductId& id) {
    const ShopProduct* product = viewer.amazon.find(id);
    if (!product || !product->texts.contains(viewer.locale)) {
        return refusal(404, "There is no such product.");
    }
    return json_answer(200, detail::product_record(*product, viewer));
}

http::Response answer_transactions(const detail::Viewer& viewer) {
    if (!viewer.amazon.is_child_directed) return refusal(412, "The skill is not child-directed.");
    return json_answer(200, {{"results", detail::pending_transactions(viewer)},
                             {"metadata", {{"resultSet", {{"nextToken", nullptr}}}}}});
}

http::Response answer_in_language(const detail::Viewer& viewer, const detail::Target& target) {
    const std::string_view path = target.path;
    if (path == products_path) return detail::answer_list(viewer, target.query);
    if (path == transactions_path) return answer_transactions(viewer);
    const bool is_one = path.starts_with(products_path) && path[products_path.size()] == '/';
    if (!is_one) return refusal(404, "There is no such operation.");
    return answer_one(viewer, ProductId(std::string(path.substr(products_path.size() + 1))));
}

http::Response answer_customer(const Amazon& amazon, const Customer& customer,
                               const http::Request& request) {
    const std::optional<detail::Target> target = detail::split_target(request.target);
    if (!target) return refusal(400, "The query is malformed.");
    if (target->path == voice_purchasing_path) return json_answer(200, customer.voice_purchasing);
    const std::string* language = request.headers.find("Accept-Language");
    if (!language || language->empty()) return refusal(400, "Accept-Language is missing.");
    return answer_in_language({amazon, customer, Locale(*language)}, *target);
}

}    // namespace

http::Response answer_product_api(const Amazon& amazon, const http::Request& request,
                                  TimePoint now) {
    if (request.method != "GET") return refusal(405, "Only GET is known here.");
    const auto user = detail::authorise(amazon, request, now);
    if (!user) return user.error();
    return answer_customer(amazon, as_counted(amazon.customers.at(*user)), request);
}

bool is_entitled(const ShopProduct& product, const Customer& customer) {
    return customer.holding(product.reference_name).count > 0;
}

bool is_purchasable(const ShopProduct& product, const Customer& customer) {
    if (!product.on_sale) return false;
    return product.type == model::ProductType::consumable || !is_entitled(product, customer);
}

}    // namespace ask::simulator
