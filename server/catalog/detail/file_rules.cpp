#include <array>

#include "catalog/detail/rule_tables.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    Rule{json_rules::unreadable, Severity::error,
         "A product file is a regular file that can be read.",
         "Check the path and its permissions.", "format"},
    Rule{json_rules::too_large, Severity::error,
         "A product file has at most 1 MB and 50,000 values.",
         "Check whether this is a product file; a real one has a few kilobytes.", "format"},
    Rule{json_rules::encoding, Severity::error, "A product file is written in UTF-8.",
         "Save the file as UTF-8.", "format"},
    Rule{"byte-order-mark", Severity::warning, "No byte order mark stands before the text.",
         "Save the file as UTF-8 without a byte order mark; some JSON readers refuse it.",
         "format"},
    Rule{json_rules::syntax, Severity::error, "A product file is one JSON text, without comments.",
         "Mend the JSON at this place.", "format"},
    Rule{json_rules::depth, Severity::error, "Objects and lists nest at most 64 deep.",
         "Check whether this is a product file; a real one nests 6 deep.", "format"},
    Rule{"json-duplicate-key", Severity::error, "An object has each key once.",
         "Remove one of the two; readers differ in which they take.", "format"},
    Rule{"not-a-product", Severity::error,
         "A product file holds one object: a product, or the management API's "
         "inSkillProductDefinition.",
         "Take the file out of the folder, or write a product into it.", "format"},
    Rule{"link-loop", Severity::warning, "No link leads back into folders that are read already.",
         "Remove the link.", "format"},
    Rule{"folder-unreadable", Severity::error,
         "Folders can be listed, nest at most 16 deep, and hold at most 20,000 files and folders.",
         "Check the folder's permissions, and what lies in it.", "format"},
    Rule{"more-findings", Severity::warning,
         "At most a hundred errors and a hundred warnings of a file are told.",
         "Mend the ones above first.", "format"},
};

}    // namespace

std::span<const Rule> file_rules() {
    return table;
}

}    // namespace ask::catalog::detail
