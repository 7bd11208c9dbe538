#include "product_examples.hpp"

namespace ask::tests {

namespace {

using Scene = const ProductScene&;

void right(Scene scene) {
    scene.product(right_product());
}

// A file beside a right product.
auto beside(std::string_view name, std::string text) {
    return [=](Scene scene) {
        right(scene);
        scene.write(name, text);
    };
}

Json subscription() {
    Json product = changed(right_product(), "/type", R"("SUBSCRIPTION")");
    return changed(product, "/subscriptionInformation",
                   R"({"subscriptionPaymentFrequency": "MONTHLY",
                       "subscriptionTrialPeriodDays": 90})");
}

constexpr std::string_view subscription_place = "isps/subscription/cave_quest.json";

// A small icon in the package at the place that the product names.
auto icon(std::string path, std::string picture) {
    return [=](Scene scene) {
        scene.product(changed(right_product(), "/publishingInformation/locales/en-US/smallIconUri",
                              "\"file://" + path + "\""));
        scene.write("assets/small.png", picture);
    };
}

const std::string right_icon = png(0, 108, 6);
const std::string transparency_chunk("\0\0\0\x02tRNS..crc.", 14);

auto second(std::string name) {
    return [=](Scene scene) {
        right(scene);
        scene.product(changed(right_product(), "/referenceName", "\"" + name + "\""),
                      "isps/entitlement/" + name + "2.json");
    };
}

auto manifest(std::string text) {
    return beside("skill.json", R"({"manifest": )" + text + "}");
}

}    // namespace

std::vector<PackageExample> file_examples() {
    const auto broken = [](std::string text) { return beside("isps/entitlement/x.json", text); };
    const std::string depth(70, '[');
    const auto link = [](std::string to) {
        return [=](Scene scene) {
            right(scene);
            std::filesystem::create_symlink(to, scene.path() / "isps/round");
        };
    };
    const auto deep = [](std::size_t folders) {
        return [=](Scene scene) {
            right(scene);
            std::string name = "isps/";
            for (std::size_t i = 0; i < folders; ++i) name += "a/";
            scene.write(name + "notes.txt", "");
        };
    };
    return {
        {"file-unreadable", right,
         [](Scene scene) {
             right(scene);
             std::filesystem::create_symlink("nowhere", scene.path() / "isps/entitlement/x.json");
         }},
        {"file-too-large", right, broken(std::string((1U << 20U) + 1, ' '))},
        {"json-encoding", right, broken("{\"type\": \"\xE9\"}")},
        {"byte-order-mark", right, broken("\xEF\xBB\xBF" + right_product().dump())},
        {"json-syntax", right, broken("{\"type\": }")},
        {"json-depth", right, broken(depth)},
        {"json-duplicate-key", right, broken(R"({"type": "ENTITLEMENT", "type": "CONSUMABLE"})")},
        {"not-a-product", right, broken(R"({"interactionModel": {}})")},
        {"link-loop", link("../assets"), link(".")},
        {"folder-unreadable", deep(3), deep(20)},
        {"more-findings", right,
         [](Scene scene) {
             Json product = right_product();
             product["publishingInformation"]["distributionCountries"] = std::vector<int>(150);
             scene.product(product);
         }},
    };
}

std::vector<PackageExample> package_examples() {
    const std::string allows = R"({"privacyAndCompliance": {"allowsPurchases": true})";
    return {
        {"subscription-missing",
         [](Scene scene) { scene.product(subscription(), subscription_place); },
         [](Scene scene) {
             scene.product(changed(subscription(), "/subscriptionInformation", ""),
                           subscription_place);
         }},
        {"trial-length", [](Scene scene) { scene.product(subscription(), subscription_place); },
         [](Scene scene) {
             scene.product(changed(subscription(),
                                   "/subscriptionInformation/subscriptionTrialPeriodDays", "91"),
                           subscription_place);
         }},
        {"icon-without-package", icon("assets/small.png", right_icon),
         [](Scene scene) {
             icon("assets/small.png", right_icon)(scene);
             std::filesystem::rename(scene.path() / "isps/entitlement/cave_quest.json",
                                     scene.path() / "cave_quest.json");
             std::filesystem::remove(scene.path() / "skill.json");
             std::filesystem::remove_all(scene.path() / "isps");
             std::filesystem::remove_all(scene.path() / "interactionModels");
         }},
        {"icon-outside", icon("assets/small.png", right_icon),
         icon("../assets/small.png", right_icon)},
        {"icon-missing", icon("assets/small.png", right_icon), icon("assets/x.png", right_icon)},
        {"icon-not-png", icon("assets/small.png", right_icon),
         icon("assets/small.png", "GIF89a and more than a few bytes")},
        {"icon-size", icon("assets/small.png", right_icon), icon("assets/small.png", png(2, 0, 6))},
        {"icon-opaque", icon("assets/small.png", png(0, 108, 3, transparency_chunk)),
         icon("assets/small.png", png(0, 108, 2))},
        {"name-repeated", second("deep_quest"), second("cave_quest")},
        {"name-in-other-package", second("deep_quest"),
         [](Scene scene) {
             right(scene);
             scene.product(right_product(), "isps/other/isps/entitlement/cave_quest.json");
         }},
        {"name-case", second("deep_quest"), second("Cave_Quest")},
        {"file-name", right,
         [](Scene scene) { scene.product(right_product(), "isps/entitlement/quest.json"); }},
        {"folder-type", right,
         [](Scene scene) { scene.product(right_product(), "isps/consumable/cave_quest.json"); }},
        {"locale-not-in-skill", right,
         [](Scene scene) {
             scene.product(changed(right_product(), "/publishingInformation/locales/de-DE", "{}"));
         }},
        {"allows-purchases", manifest(allows + "}"),
         manifest(R"({"privacyAndCompliance": {"allowsPurchases": false}})")},
        {"allows-purchases", manifest(allows + "}"), manifest("{}")},
    };
}

}    // namespace ask::tests
