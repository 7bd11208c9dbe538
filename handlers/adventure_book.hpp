#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "skill/handler_input.hpp"

namespace handlers {

// What is told of one scene. `treasure` is plain text ("a brass key"), everything else is SSML.
struct SceneText {
    std::string tells;
    std::string asks;    // a question to be answered by yes or no
    std::string right;
    std::string wrong;
    std::string hint;
    std::string treasure;    // found by the right answer
};

// An adventure in one language. `title` is plain text.
struct AdventureText {
    std::string title;
    std::string teaser;
    std::vector<SceneText> scenes;
    std::string chest;     // the end for whom every answer was right
    std::string finale;    // the end for everybody else
};

struct Adventure {
    std::string id;                                 // the slot value's id, as in ADVENTURE_NAMES
    int order = 0;                                  // played first to last
    std::vector<ask::ReferenceName> unlocked_by;    // any of these opens it; empty: free
    std::vector<bool> answers;                      // of each scene: is yes the right one?
    int chest = 0;                                  // treasures in the chest at the end
    std::map<std::string, AdventureText, std::less<>> texts;    // by locale or by language

    [[nodiscard]] bool free() const { return unlocked_by.empty(); }
    // All the treasures that can be found in it.
    [[nodiscard]] int most() const { return static_cast<int>(answers.size()) + chest; }
    // The locale's own text, else its language's, else any.
    [[nodiscard]] const AdventureText& text(const ask::Locale& locale) const;
};

// Every adventure there is: config/adventures/*.json, one file each. Immutable.
class AdventureBook {
 public:
    AdventureBook() = default;
    explicit AdventureBook(std::vector<Adventure> adventures);

    // Fails with all faults in one context, a line each, as "file: /pointer: what is wrong, what
    // would be right". Every locale given must have a text in every file; at least one adventure is
    // free.
    static ask::Result<AdventureBook> load(const std::filesystem::path& folder,
                                           const std::vector<ask::Locale>& locales);

    [[nodiscard]] const std::vector<Adventure>& all() const { return adventures_; }    // by order
    [[nodiscard]] const Adventure* find(std::string_view id) const;

 private:
    std::vector<Adventure> adventures_;
};

}    // namespace handlers
