#include "verify/identity.hpp"

#include <algorithm>

#include "verify/reasons.hpp"

namespace ask::verify {

Result<void> check_application_id(const ApplicationId& in_context,
                                  const std::optional<ApplicationId>& in_session,
                                  std::span<const ApplicationId> ours) {
    if (in_context.empty()) {
        return fail(reasons::application_id_missing, "context.System.application has no id");
    }
    if (in_session && in_session->empty()) {
        return fail(reasons::application_id_missing, "session.application has no id");
    }
    if (in_session && *in_session != in_context) {
        return fail(reasons::application_id_foreign, "session and context name different skills");
    }
    if (std::ranges::find(ours, in_context) == ours.end()) {
        return fail(reasons::application_id_foreign, "the request is for another skill");
    }
    return {};
}

}    // namespace ask::verify
