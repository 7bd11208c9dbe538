#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/product_check.hpp"
#include "model/json.hpp"
#include "support/scratch_folder.hpp"

namespace ask::tests {

// A product that keeps to every rule, in the place that it belongs to.
inline constexpr std::string_view product_place = "isps/entitlement/cave_quest.json";

inline Json locale_texts() {
    return Json::parse(R"({
        "name": "Cave Quest", "summary": "Five adventures.", "description": "Down into the caves.",
        "smallIconUri": "https://cdn.example.com/108.png",
        "largeIconUri": "https://cdn.example.com/512.png",
        "examplePhrases": ["Alexa, play cave quest"], "keywords": ["games"],
        "customProductPrompts": {
            "purchasePromptDescription": "{PREMIUM_CONTENT_TITLE} takes you into the caves.",
            "boughtCardDescription": "Enjoy {PREMIUM_CONTENT_TITLE}!"}})");
}

inline Json right_product() {
    Json product = Json::parse(R"({
        "version": "1.0", "type": "ENTITLEMENT", "referenceName": "cave_quest",
        "purchasableState": "PURCHASABLE", "testingInstructions": "Say: buy cave quest.",
        "publishingInformation": {
            "distributionCountries": ["US"], "taxInformation": {"category": "SOFTWARE"},
            "pricing": {"amazon.com": {"releaseDate": "2026-02-01T00:00:00Z",
                "defaultPriceListing": {"price": 1.99, "currency": "USD"}}}},
        "privacyAndCompliance": {"locales": {
            "en-US": {"privacyPolicyUrl": "https://www.example.com/privacy"}}}})");
    product["publishingInformation"]["locales"]["en-US"] = locale_texts();
    return product;
}

// The product with one value changed; an empty text takes the member away.
inline Json changed(Json product, const std::string& pointer, std::string_view value) {
    const Json::json_pointer place(pointer);
    if (!value.empty()) {
        product[place] = Json::parse(value);
    } else if (product.contains(place)) {
        product[place.parent_pointer()].erase(place.back());
    }
    return product;
}

// A PNG's first chunks; `more` stands between its header and its pixels.
inline std::string png(std::uint8_t size_high, std::uint8_t size_low, char colour_type,
                       const std::string& more = {}) {
    const std::string side{0, 0, static_cast<char>(size_high), static_cast<char>(size_low)};
    const std::string header = side + side + '\x08' + colour_type + std::string(3, '\0');
    return std::string("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16) + header + "crc." + more +
           std::string("\0\0\0\0IDATcrc.\0\0\0\0IENDcrc.", 24);
}

// A skill package on disk.
class ProductScene {
 public:
    ProductScene() {
        folder_.write("skill.json", R"({"manifest": {
            "publishingInformation": {"locales": {"en-US": {}, "en-GB": {}}},
            "privacyAndCompliance": {"allowsPurchases": true}}})");
        write("interactionModels/custom/en-US.json", "{}");
        write("interactionModels/custom/en-GB.json", "{}");
    }
    std::filesystem::path write(std::string_view name, std::string_view text) const {
        return folder_.write(std::filesystem::path(name), text);
    }
    void product(const Json& product, std::string_view place = product_place) const {
        write(place, product.dump(2));
    }
    [[nodiscard]] std::vector<catalog::Finding> check(bool is_strict = false) const {
        return catalog::check_products({path()}, is_strict).value().findings;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

 private:
    ScratchFolder folder_;
};

inline std::string text_of(const std::vector<catalog::Finding>& findings) {
    std::string text;
    for (const auto& one : findings) {
        text += one.rule + " " + one.pointer + ": " + one.message + "\n";
    }
    return text;
}

inline const catalog::Finding* find_rule_in(const std::vector<catalog::Finding>& findings,
                                            std::string_view rule) {
    const auto found = std::ranges::find(findings, rule, &catalog::Finding::rule);
    return found == findings.end() ? nullptr : &*found;
}

}    // namespace ask::tests
