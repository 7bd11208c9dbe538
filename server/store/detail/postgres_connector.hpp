#pragma once

#include <memory>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "store/detail/postgres_connection.hpp"

namespace ask::store::detail {

// Errors: errors::invalid if libpq cannot read the DSN, or a part of it cannot be what it stands
// for. Its words are not given: they quote it.
[[nodiscard]] Result<void> check_dsn(const Secret& dsn);

// Makes connections to one DSN, one after the other. What the DSN, the role or the server does not
// say otherwise is set: a statement ends after 8 seconds, a wait for a lock after 4.
class PostgresConnector {
 public:
    explicit PostgresConnector(Secret dsn);
    ~PostgresConnector();
    PostgresConnector(const PostgresConnector&) = delete;
    PostgresConnector& operator=(const PostgresConnector&) = delete;

    // Errors: errors::unavailable, errors::timeout. An attempt that takes longer than the deadline
    // goes on by itself, and the next call waits for the same one.
    Result<PostgresConnection> connect(Deadline deadline);

 private:
    struct Attempt;

    Result<void> begin_attempt();
    Result<PgConnection> end_attempt(Deadline deadline);
    Result<PgConnection> attempt(Deadline deadline);

    Secret dsn_;
    Secret password_;
    std::shared_ptr<Attempt> attempt_;    // nothing if none is under way
};

}    // namespace ask::store::detail
