#pragma once

#include <optional>
#include <string>

#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "model/json.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::skill {

// The attributes of one request. Session attributes live as long as Alexa's session; persistent
// ones as long as the user: loaded on first use, saved once before the answer leaves, and only if
// changed. Used on one thread.
class AttributesManager {
 public:
    AttributesManager(Json session, store::PersistenceAdapter& adapter, UserId user,
                      Deadline deadline);

    [[nodiscard]] Json& session() { return session_; }

    // An object to read and change. The pointer lives as long as this manager.
    // Errors: as PersistenceAdapter::load; errors::invalid for a user without an id, and when what
    // is stored is not a JSON object (it is left as it is).
    Task<Result<Json*>> persistent();
    // Errors: as PersistenceAdapter::save; errors::invalid when a handler made them anything but an
    // object. Called by the skill, not by handlers.
    Task<Result<void>> save();
    // Forgets the user's document, and what was changed in this request.
    // Errors: as PersistenceAdapter::erase; errors::invalid for a user without an id.
    Task<Result<void>> erase();

 private:
    Json session_;
    store::PersistenceAdapter& adapter_;
    UserId user_;
    Deadline deadline_;
    std::optional<store::Document> stored_;    // none: not loaded
    Json persistent_ = Json::object();
    std::string before_;    // the attributes as they were loaded or saved last, dumped
};

}    // namespace ask::skill
