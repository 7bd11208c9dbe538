#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/model_check.hpp"
#include "catalog/model_generate.hpp"
#include "support/scratch_folder.hpp"

namespace ask::tests {

using Replacement = std::pair<std::string_view, std::string_view>;

// Fails the test by exception where the text to be replaced is not there.
inline std::string with(std::string text, const Replacement& replacement) {
    return text.replace(text.find(replacement.first), replacement.first.size(), replacement.second);
}

// A skill package with a one-time purchase, a consumable and a subscription in a scratch folder.
class ModelScene {
 public:
    explicit ModelScene(std::vector<std::string> locales = {"en-US"},
                        const std::string& name = "Cave Quest")
        : locales_(std::move(locales)) {
        add_product("entitlement", "cave_quest", name);
        add_product("consumable", "hint_pack", "The Hint Pack");
        add_product("subscription", "explorer_club", "Explorer Club");
        std::string names;
        for (const std::string& locale : locales_) {
            names += (names.empty() ? "" : ",") + ("\"" + locale) + "\": {\"name\": \"" +
                     skill_name(locale) + "\"}";
        }
        write("skill.json",
              R"({"manifest": {"publishingInformation": {"locales": {)" + names + "}}}}");
    }

    // A skill's name that the locale can say.
    static std::string skill_name(const std::string& locale) {
        if (locale == "ja-JP") return "宝探しの冒険";
        return locale == "hi-IN" ? "खजाने की खोज" : "Bright Lantern";
    }

    void add_product(const std::string& type, const std::string& reference,
                     const std::string& name) const {
        std::string texts;
        for (const std::string& locale : locales_) {
            texts += (texts.empty() ? "" : ",") + ("\"" + locale) + "\": {\"name\": \"" + name +
                     "\", \"summary\": \"One.\"}";
        }
        std::string capitals = type;
        for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
        write(
            "isps/" + type + "/" + reference + ".json",
            R"({"type": ")" + capitals + R"(", "referenceName": ")" + reference +
                R"(", "purchasableState": "PURCHASABLE", "publishingInformation": {"locales": {)" +
                texts + "}}}");
    }

    void write(const std::string& name, std::string_view text) const { folder_.write(name, text); }
    void write_model(const std::string& locale, std::string_view text) const {
        write("interactionModels/custom/" + locale + ".json", text);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

    [[nodiscard]] catalog::ModelPackage package() const {
        auto opened = catalog::open_model_package(path());
        if (!opened) throw std::runtime_error(opened.error().context);
        return std::move(*opened);
    }
    [[nodiscard]] catalog::ModelPlan plan(const catalog::GenerateOptions& options = {}) const {
        auto plan = catalog::plan_models(package(), options);
        if (!plan) throw std::runtime_error(plan.error().context);
        return std::move(*plan);
    }
    // Writes what the plan says; the texts of the models.
    std::vector<std::string> generate() const {
        std::vector<std::string> texts;
        for (const catalog::ModelChange& change : plan().changes) {
            write_model(change.locale, change.after);
            texts.push_back(change.after);
        }
        return texts;
    }
    [[nodiscard]] std::vector<catalog::Finding> check(
        const catalog::ModelCheckOptions& options = {}) const {
        return catalog::check_models(package(), options);
    }
    [[nodiscard]] std::multiset<std::string> broken_rules() const {
        std::multiset<std::string> rules;
        for (const catalog::Finding& finding : check()) rules.insert(finding.rule);
        return rules;
    }

 private:
    ScratchFolder folder_;
    std::vector<std::string> locales_;
};

}    // namespace ask::tests
