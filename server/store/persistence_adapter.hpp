#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "core/task.hpp"

namespace ask::store {

// What is kept of one customer: two JSON documents as text, and a version for conditional writes.
struct Customer {
    std::string attributes = "{}";    // persistent attributes: the skill author's
    std::string purchases = "{}";     // stock, suggestions, the way back: skilld's own
    // 0: not stored yet. Any other number names one state of one customer; no order, never reused.
    std::int64_t version = 0;
    friend bool operator==(const Customer&, const Customer&) = default;
};

// One line of the story of a balance. Written once, never changed.
struct InventoryChange {
    ReferenceName product;
    TimePoint at;              // whole milliseconds
    RequestId request;         // the one that brought it about
    std::string reason;        // "purchase", "use", "refund", …: the isp room's words
    std::int64_t units = 0;    // of the product, as Amazon counts it; may be negative
    std::int64_t items = 0;    // of its contents; may be negative
    std::int64_t stock = 0;    // items left afterwards
    friend bool operator==(const InventoryChange&, const InventoryChange&) = default;
};

// What is known of a customer when a request begins.
struct Visit {
    Customer customer;                    // of version 0 if there is none
    std::optional<std::string> answer;    // the body that this very request was answered with
};

// What one request changes: all of it, or nothing.
struct Commit {
    UserId user;
    RequestId request;
    Customer customer;    // its version: the one that was loaded
    std::vector<InventoryChange> changes;
    std::optional<std::string> answer;    // remembered for a second copy of the request
    TimePoint at;
    // Set by an adapter whose commits share a transaction: after it nobody waits for this one.
    std::optional<Deadline> deadline = std::nullopt;
};

// Where customers are kept. Attributes, inventory and the remembered answer are one adapter's, for
// they are written together: written apart, one of them could be lost between. Any thread; never
// blocks an I/O thread.
class PersistenceAdapter {
 public:
    virtual ~PersistenceAdapter() = default;
    // Errors of all: errors::unavailable, errors::timeout; errors::invalid for a user id that is
    // empty, longer than 512 bytes or not printable ASCII, and for what the database's engine
    // refuses, as text that is not UTF-8 or has a NUL in it; errors::bug for an exception within.
    virtual Task<Result<Visit>> load(UserId user, RequestId request, Deadline deadline) = 0;
    // Gives the new version. Errors: errors::conflict, and nothing is written, if the stored
    // version is another or this request has a remembered answer. After errors::timeout or
    // errors::unavailable it may have been written: load tells.
    virtual Task<Result<std::int64_t>> commit(Commit commit, Deadline deadline) = 0;
    // Forgets everything about the user; one that is not there is forgotten already.
    virtual Task<Result<void>> erase(UserId user, Deadline deadline) = 0;
    // 32 random bytes, the same for all replicas of this store and for ever.
    virtual Task<Result<Secret>> shared_key(Deadline deadline) = 0;
    // Writes a little and forgets it, to learn whether a commit would succeed now.
    virtual Task<Result<void>> probe(Deadline deadline) = 0;
};

// How long an answer is remembered at least. A copy of a request that comes later is stale, and
// refused before it gets here.
inline constexpr std::chrono::minutes answers_kept{10};

// Forgets everything at exit. Gives errors::conflict and errors::invalid, no other.
std::unique_ptr<PersistenceAdapter> make_memory_adapter();

}    // namespace ask::store
