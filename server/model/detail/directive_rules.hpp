#pragma once

#include <string_view>

#include "model/response.hpp"

namespace ask::model::detail {

// The rule that is broken, in words; empty: none.
using Rule = std::string_view;

// Amazon's spelling: "Dialog.ElicitSlot".
[[nodiscard]] std::string_view dialog_type(DialogDirective::Kind kind);

// A directive's `type` as it is sent; empty for a raw one without. Lives as long as the directive.
[[nodiscard]] std::string_view type_of(const Directive& directive);

// Rules of directives: purchases alone and ended, dialogs in an open session of an intent, the
// sizes of what AudioPlayer, custom interfaces and HTML take.
[[nodiscard]] Rule broken_by_directives(const Response& response, bool is_intent_request);

}    // namespace ask::model::detail
