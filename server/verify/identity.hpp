#pragma once

#include <optional>
#include <span>

#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::verify {

// Amazon signs for every skill, so the id decides whether a request is ours: the one in
// context.System must be one of `ours`, and the session's, where there is a session, the same. A
// session without an id is {} inside the optional, and is refused. Errors:
// reasons::application_id_missing, reasons::application_id_foreign.
[[nodiscard]] Result<void> check_application_id(const ApplicationId& in_context,
                                                const std::optional<ApplicationId>& in_session,
                                                std::span<const ApplicationId> ours);

}    // namespace ask::verify
