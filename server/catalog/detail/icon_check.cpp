#include <array>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/icon_files.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/detail/skill_package.hpp"
#include "catalog/detail/web_address.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::string_view file_scheme = "file://";
constexpr std::size_t longest_path = 4096;

struct Icon {
    std::string_view member;
    std::uint32_t size;
};

constexpr std::array icons_of_a_locale{Icon{"smallIconUri", 108}, Icon{"largeIconUri", 512}};

void check_icon(const Place& icon, std::uint32_t size, IconFiles& files, FileReport& report) {
    const std::string_view uri = icon.text().value_or("");
    if (uri.empty()) return;    // told by its type or length
    if (uri.starts_with(file_scheme) && uri.size() < longest_path) {
        const auto fault = files.look(uri.substr(file_scheme.size()), size);
        if (fault) report.at_value(fault->rule, icon, fault->message);
        return;
    }
    if (is_placeholder(uri))
        return report.at_value("placeholder", icon, "is a placeholder: " + in_quotes(uri));
    if (is_web_address(uri)) return;
    report.at_value("icon-uri", icon, in_quotes(uri) + " is neither a web address nor file://");
}

void check_icons_of(const Place& locale, IconFiles& icons, FileReport& report) {
    for (const auto& [member, size] : icons_of_a_locale) {
        if (const auto icon = locale.find(member)) check_icon(*icon, size, icons, report);
    }
}

}    // namespace

void check_icons(const Place& product, IconFiles& icons, FileReport& report) {
    for (const Member& locale : members_of(locales_of(product))) {
        check_icons_of(locale.place, icons, report);
    }
}

void check_skill_locales(const Place& product, const SkillPackage& package, FileReport& report) {
    for (const Member& locale : members_of(locales_of(product))) {
        const std::string name(locale.name);
        if (package.manifest_locales && !package.manifest_locales->contains(name)) {
            report.at_key("locale-not-in-skill", locale.place,
                          "skill.json has no " + in_quotes(name));
        }
        if (package.model_locales && !package.model_locales->contains(name)) {
            report.at_key("locale-not-in-skill", locale.place,
                          "there is no interaction model for " + in_quotes(name));
        }
    }
}

}    // namespace ask::catalog::detail
