#pragma once

#include <string>

#include "model/json.hpp"

namespace ask::tests {

// The small skill's products by their reference names, and answers in their shortest form.

[[nodiscard]] std::string name_of(const std::string& product);
// The reference name of a product id; empty: none of ours.
[[nodiscard]] std::string reference_of(const std::string& id);
// The product that the intent's slot was resolved to; empty: none.
[[nodiscard]] std::string product_in(const Json& request);
[[nodiscard]] std::string text_at(const Json& json, const char* pointer);

// What begins with a tag is SSML.
[[nodiscard]] Json say(const std::string& text, bool stays_open = true);
[[nodiscard]] Json empty_answer();

}    // namespace ask::tests
