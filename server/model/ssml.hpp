#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ask::model {

// Text that comes from data (product names, user words), made safe to stand in SSML: the five XML
// characters become entities, what XML 1.0 forbids and bytes that are not UTF-8 are dropped.
// "Fish & Chips" → "Fish &amp; Chips".
// Escaping what is escaped already escapes it again: give it plain text.
[[nodiscard]] std::string escape_ssml(std::string_view text);

// Characters as Amazon may count them: the larger of code points and UTF-16 units. A byte that is
// not UTF-8 counts as one, as it is sent as U+FFFD.
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

// The words of an SSML text without its tags and comments, entities resolved, white space (and
// paragraphs, sentences, breaks, sounds) as single spaces. For transcripts and lints: never fails,
// and an ampersand that starts no entity stays.
[[nodiscard]] std::string strip_ssml(std::string_view ssml);

}    // namespace ask::model
