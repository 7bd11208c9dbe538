#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "store/detail/postgres_parameters.hpp"

// libpq's own, named here so that its header stays in the sources.
struct pg_conn;
struct pg_result;

namespace ask::store::detail {

struct Closer {
    void operator()(pg_conn* connection) const;
    void operator()(pg_result* result) const;
};
using PgConnection = std::unique_ptr<pg_conn, Closer>;
using PgResult = std::unique_ptr<pg_result, Closer>;

// What a statement gave. What text() shows lives as long as this object.
class Rows {
 public:
    explicit Rows(PgResult result) : result_(std::move(result)) {}
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool is_null(std::size_t row, int column) const;
    [[nodiscard]] std::string_view text(std::size_t row, int column) const;
    [[nodiscard]] std::string string(std::size_t row, int column) const;
    [[nodiscard]] std::int64_t number(std::size_t row, int column) const;
    [[nodiscard]] std::int64_t affected() const;    // rows that were written

 private:
    PgResult result_;
};

// One open connection. No call waits beyond its deadline; after errors::timeout by the deadline, or
// connection_lost, the connection is closed, as its answer could only come too late.
// Errors of all: those of code_of_state.
class PostgresConnection {
 public:
    PostgresConnection() = default;
    explicit PostgresConnection(PgConnection open);

    // Open, as far as can be told without asking: a server that hung up meanwhile is noticed.
    [[nodiscard]] bool alive();

    Result<Rows> run(const Statement& statement, Deadline deadline);
    // All in one transaction and one round trip; the rows of each. One fails: nothing is written.
    Result<std::vector<Rows>> transaction(std::vector<Statement> statements, Deadline deadline);
    // The same, begun otherwise than with a plain BEGIN.
    Result<std::vector<Rows>> transaction(const char* begin, std::vector<Statement> statements,
                                          Deadline deadline);
    // Several statements as text, without parameters and rows.
    Result<void> script(const std::string& sql, Deadline deadline);
    // Ends a transaction that was left open.
    void roll_back(Deadline deadline);

 private:
    Result<void> send(const Statement& statement);
    Result<void> flush(Deadline deadline);
    Result<void> wait(short events, Deadline deadline);
    Result<PgResult> next_result(Deadline deadline);
    Result<PgResult> only_result(Deadline deadline);
    Result<std::vector<Rows>> pipeline(std::span<const Statement> statements, Deadline deadline);
    Result<std::vector<Rows>> pipeline_results(std::size_t count, Deadline deadline);
    std::unexpected<Error> lost();
    std::unexpected<Error> refused(const pg_result* result);
    Result<void> check(const pg_result* result);

    PgConnection connection_;
};

}    // namespace ask::store::detail
