#pragma once

#include <string>

#include "core/result.hpp"
#include "core/task.hpp"
#include "model/json.hpp"
#include "store/unit_of_work.hpp"

namespace ask::skill {

// The attributes of one request. Session attributes live as long as Alexa's session, and over a
// purchase, which ends it; persistent ones as long as the user: loaded on first use, written once
// before the answer leaves, and only if changed. Used on one thread.
class AttributesManager {
 public:
    // `work` outlives this.
    AttributesManager(Json session, store::UnitOfWork& work);

    [[nodiscard]] Json& session() { return session_; }

    // An object to read and change. The pointer lives as long as this manager.
    // Errors: as UnitOfWork::customer; errors::invalid for a user without an id, and when what is
    // stored is not a JSON object (it is left as it is).
    Task<Result<Json*>> persistent();
    // Forgets everything about the user, and what was changed in this request, when the request is
    // answered. errors::invalid for a user without an id.
    Result<void> forget_user();

    // Hands what was changed to the unit of work. Called by the skill, not by handlers.
    // Errors: errors::invalid when a handler made the persistent attributes anything but an object.
    Result<void> hand_over();

 private:
    Json session_;
    store::UnitOfWork& work_;
    store::Customer* customer_ = nullptr;    // nullptr: not loaded
    Json persistent_ = Json::object();
    std::string before_;    // the attributes as they were loaded, dumped
};

}    // namespace ask::skill
