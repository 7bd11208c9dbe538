#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/task.hpp"

namespace ask::store {

// One user's attributes: a JSON document as text, and a version for conditional writes.
struct Document {
    std::string json = "{}";
    std::int64_t version = 0;    // 0: not stored yet
};

// Where persistent attributes live. Any thread; never blocks an I/O thread.
class PersistenceAdapter {
 public:
    virtual ~PersistenceAdapter() = default;
    // A user without a document has an empty one of version 0.
    // Errors: errors::unavailable, errors::timeout.
    virtual Task<Result<Document>> load(UserId user, Deadline deadline) = 0;
    // Writes if the stored version is still `document.version`, and gives the new version, which no
    // document of this user had before. Errors: errors::conflict, errors::unavailable,
    // errors::timeout.
    virtual Task<Result<std::int64_t>> save(UserId user, Document document, Deadline deadline) = 0;
    // Forgets the user's document; one that is not there is forgotten already.
    // Errors: errors::unavailable, errors::timeout.
    virtual Task<Result<void>> erase(UserId user, Deadline deadline) = 0;
};

// Forgets everything at exit. Gives errors::conflict and no other.
std::unique_ptr<PersistenceAdapter> make_memory_adapter();

}    // namespace ask::store
