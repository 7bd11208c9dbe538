#include <array>

#include "catalog/detail/rule_tables.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    Rule{"icon-uri", Severity::error,
         "An icon is an http or https address, or file:// with a path within the skill package.",
         "Write https://… or file://assets/images/….png.", "documented"},
    Rule{"icon-without-package", Severity::warning,
         "An icon with file:// belongs to a skill package (a folder with skill.json).",
         "Check the file within its package, so that the icon can be looked at.", "documented"},
    Rule{"icon-outside", Severity::error, "An icon's path does not leave the skill package.",
         "Put the icon into the package, and write its path from skill.json's folder.",
         "documented"},
    Rule{"icon-missing", Severity::error, "An icon's file is there.",
         "Put the icon there, or mend the path.", "documented"},
    Rule{"icon-not-png", Severity::error, "An icon is a PNG.", "Save the picture as PNG.",
         "documented"},
    Rule{"icon-size", Severity::error,
         "The small icon has 108 × 108 pixels, the large one 512 × 512.", "Scale the picture.",
         "documented"},
    Rule{"icon-opaque", Severity::error,
         "An icon can be transparent: an alpha channel or a tRNS chunk.",
         "Save the PNG with transparency.", "documented"},
    Rule{"name-repeated", Severity::error, "No two products of a package have one reference name.",
         "Rename one of them; the interaction model can have each id once.", "documented"},
    Rule{"name-in-other-package", Severity::warning,
         "No product of another package has the reference name.",
         "Rename one of them if both are of one developer account.", "inferred"},
    Rule{"name-case", Severity::warning, "No two reference names differ only in capitals.",
         "Rename one of them.", "inferred"},
    Rule{"file-name", Severity::warning, "A product's file is called as its reference name.",
         "Rename the file.", "convention"},
    Rule{"folder-type", Severity::warning,
         "A product of an isps folder lies in entitlement, consumable or subscription, as its type "
         "says.",
         "Move the file, or mend the type.", "convention"},
    Rule{"locale-not-in-skill", Severity::warning,
         "Each locale of a product is a locale of the skill: in skill.json, and with an "
         "interaction model.",
         "Add the locale to the skill, or remove it here.", "inferred"},
    Rule{"allows-purchases", Severity::error,
         "skill.json of a skill with products has privacyAndCompliance.allowsPurchases true.",
         "Set manifest.privacyAndCompliance.allowsPurchases to true.", "documented"},
};

}    // namespace

std::span<const Rule> package_rules() {
    return table;
}

}    // namespace ask::catalog::detail
