#pragma once

#include "model/json.hpp"
#include "simulator/amazon.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator {

// What the shop has, for every customer: "products" of docs/control-api.md.
[[nodiscard]] Json products_json(const Amazon& amazon);
// What one customer has of it: "shelf".
[[nodiscard]] Json shelf_json(const Amazon& amazon, const Customer& customer, const Locale& locale);
// The customer's own settings: name, user_id, device_id, screen, permissions, …
[[nodiscard]] Json settings_json(const Customer& customer);
// What may be said to the skill, by the locales of its models: invocation name and a few hints.
[[nodiscard]] Json locales_json(const SkillUnderTest& skill);

}    // namespace ask::simulator
