#include "store/detail/postgres_connection.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "store/detail/postgres_errors.hpp"

namespace ask::store::detail {

namespace {

// A server that tells of something, as "already exists, skipping", tells it to nobody.
void ignore_notice(void*, const PGresult*) {}

bool is_error(const pg_result* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE ||
           status == PGRES_PIPELINE_ABORTED;
}

std::string_view field_of(const pg_result* result, int field) {
    const char* value = PQresultErrorField(result, field);
    return value ? std::string_view(value) : std::string_view();
}

}    // namespace

void Closer::operator()(pg_conn* connection) const {
    PQfinish(connection);
}
void Closer::operator()(pg_result* result) const {
    PQclear(result);
}

std::size_t Rows::size() const {
    return static_cast<std::size_t>(PQntuples(result_.get()));
}

bool Rows::is_null(std::size_t row, int column) const {
    return PQgetisnull(result_.get(), static_cast<int>(row), column) == 1;
}

std::string_view Rows::text(std::size_t row, int column) const {
    const int at = static_cast<int>(row);
    const int length = PQgetlength(result_.get(), at, column);
    return {PQgetvalue(result_.get(), at, column), static_cast<std::size_t>(length)};
}

std::string Rows::string(std::size_t row, int column) const {
    return std::string(text(row, column));
}

std::int64_t Rows::number(std::size_t row, int column) const {
    const std::string_view digits = text(row, column);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::int64_t Rows::affected() const {
    const std::string_view digits = PQcmdTuples(result_.get());
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

PostgresConnection::PostgresConnection(PgConnection open) : connection_(std::move(open)) {
    PQsetnonblocking(connection_.get(), 1);
    PQsetNoticeReceiver(connection_.get(), &ignore_notice, nullptr);
}

// Between two calls the server has nothing to say but that it goes, and then the socket's end.
bool PostgresConnection::alive() {
    constexpr int most_reads = 4;
    for (int i = 0; connection_ && i < most_reads; ++i) {
        pollfd socket{.fd = PQsocket(connection_.get()), .events = POLLIN, .revents = 0};
        if (::poll(&socket, 1, 0) <= 0) break;
        if (PQconsumeInput(connection_.get()) == 0) connection_.reset();
    }
    if (connection_ && PQstatus(connection_.get()) != CONNECTION_OK) connection_.reset();
    return connection_ != nullptr;
}

std::unexpected<Error> PostgresConnection::lost() {
    const std::string words = connection_ ? PQerrorMessage(connection_.get()) : "not connected";
    connection_.reset();
    return fail(connection_lost, without_password(words, Secret()));
}

std::unexpected<Error> PostgresConnection::refused(const pg_result* result) {
    const std::string_view state = field_of(result, PG_DIAG_SQLSTATE);
    if (state.empty()) return lost();
    Error error = error_of_state(state, field_of(result, PG_DIAG_MESSAGE_PRIMARY));
    // A server that became a standby: another connection may reach the primary.
    const bool leave = error.code == connection_lost || state == "25006";
    if (leave) connection_.reset();
    return std::unexpected(std::move(error));
}

Result<void> PostgresConnection::check(const pg_result* result) {
    if (is_error(result)) return refused(result);
    return {};
}

Result<void> PostgresConnection::wait(short events, Deadline deadline) {
    pollfd socket{.fd = PQsocket(connection_.get()), .events = events, .revents = 0};
    // One millisecond more than is left, rounded down: or the last of them would be spent spinning.
    const auto left = deadline.passed() ? 0 : static_cast<int>(deadline.remaining().count()) + 1;
    const int ready = ::poll(&socket, 1, left);
    if (ready > 0 || (ready < 0 && errno == EINTR)) return {};
    connection_.reset();
    return fail(errors::timeout, "the database did not answer in time");
}

Result<void> PostgresConnection::flush(Deadline deadline) {
    for (;;) {
        const int left = PQflush(connection_.get());
        if (left == 0) return {};
        if (left < 0) return lost();
        Result<void> ready = wait(POLLIN | POLLOUT, deadline);
        if (!ready) return ready;
        // The server may be waiting for its own answers to be read before it reads on.
        if (PQconsumeInput(connection_.get()) == 0) return lost();
    }
}

Result<PgResult> PostgresConnection::next_result(Deadline deadline) {
    while (PQisBusy(connection_.get()) == 1) {
        const Result<void> ready = wait(POLLIN, deadline);
        if (!ready) return std::unexpected(ready.error());
        if (PQconsumeInput(connection_.get()) == 0) return lost();
    }
    PgResult result(PQgetResult(connection_.get()));
    if (PQstatus(connection_.get()) == CONNECTION_OK) return result;
    if (result && is_error(result.get())) return refused(result.get());
    return lost();
}

// Reads to the end, so that the next statement may be sent; the first error counts.
Result<PgResult> PostgresConnection::only_result(Deadline deadline) {
    PgResult kept;
    for (;;) {
        Result<PgResult> next = next_result(deadline);
        if (!next) return next;
        if (!*next) break;
        if (!kept || !is_error(kept.get())) kept = std::move(*next);
    }
    if (!kept) return lost();
    const Result<void> fine = check(kept.get());
    if (!fine) return std::unexpected(fine.error());
    return kept;
}

Result<void> PostgresConnection::send(const Statement& statement) {
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths;
    for (const Parameters::Value& one : statement.parameters.values()) {
        types.push_back(one.type);
        values.push_back(one.bytes ? one.bytes->data() : nullptr);
        lengths.push_back(one.bytes ? static_cast<int>(one.bytes->size()) : 0);
    }
    const std::vector<int> binary(types.size(), 1);
    const int sent =
        PQsendQueryParams(connection_.get(), statement.sql, static_cast<int>(types.size()),
                          types.data(), values.data(), lengths.data(), binary.data(), 0);
    if (sent == 0) return lost();
    return {};
}

Result<Rows> PostgresConnection::run(const Statement& statement, Deadline deadline) {
    if (deadline.passed()) return fail(errors::timeout, "too late to ask the database");
    if (!connection_) return lost();
    Result<void> sent = send(statement);
    if (sent) sent = flush(deadline);
    if (!sent) return std::unexpected(sent.error());
    Result<PgResult> result = only_result(deadline);
    if (!result) return std::unexpected(result.error());
    return Rows(std::move(*result));
}

Result<void> PostgresConnection::script(const std::string& sql, Deadline deadline) {
    if (deadline.passed()) return fail(errors::timeout, "too late to ask the database");
    if (!connection_ || PQsendQuery(connection_.get(), sql.c_str()) == 0) return lost();
    Result<void> sent = flush(deadline);
    if (!sent) return sent;
    const Result<PgResult> result = only_result(deadline);
    if (!result) return std::unexpected(result.error());
    return {};
}

void PostgresConnection::roll_back(Deadline deadline) {
    if (!connection_ || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
    if (!run({"ROLLBACK", {}}, deadline)) connection_.reset();
}

Result<std::vector<Rows>> PostgresConnection::transaction(std::vector<Statement> statements,
                                                          Deadline deadline) {
    return transaction("BEGIN", std::move(statements), deadline);
}

Result<std::vector<Rows>> PostgresConnection::transaction(const char* begin,
                                                          std::vector<Statement> statements,
                                                          Deadline deadline) {
    if (deadline.passed()) return fail(errors::timeout, "too late to ask the database");
    statements.insert(statements.begin(), Statement{begin, {}});
    statements.push_back({"COMMIT", {}});
    Result<std::vector<Rows>> results = pipeline(statements, deadline);
    if (!results) {
        roll_back(deadline);
        return results;
    }
    results->erase(results->begin());
    results->pop_back();
    return results;
}

Result<std::vector<Rows>> PostgresConnection::pipeline(std::span<const Statement> statements,
                                                       Deadline deadline) {
    if (!connection_ || PQenterPipelineMode(connection_.get()) == 0) return lost();
    for (const Statement& one : statements) {
        const Result<void> sent = send(one);
        if (!sent) return std::unexpected(sent.error());
    }
    if (PQpipelineSync(connection_.get()) == 0) return lost();
    const Result<void> sent = flush(deadline);
    if (!sent) return std::unexpected(sent.error());
    Result<std::vector<Rows>> results = pipeline_results(statements.size(), deadline);
    if (connection_ && PQexitPipelineMode(connection_.get()) == 0) return lost();
    return results;
}

// Each statement's result and the nothing after it, then the sync's. After an error the server
// passes over the rest, and libpq gives a result for each that says so.
Result<std::vector<Rows>> PostgresConnection::pipeline_results(std::size_t count,
                                                               Deadline deadline) {
    std::vector<Rows> rows;
    PgResult first_error;
    for (std::size_t ended = 0; ended < count;) {
        Result<PgResult> next = next_result(deadline);
        if (!next) return std::unexpected(next.error());
        if (!*next) {
            ++ended;
        } else if (!is_error(next->get())) {
            rows.emplace_back(std::move(*next));
        } else if (!first_error) {
            first_error = std::move(*next);
        }
    }
    const Result<PgResult> sync = next_result(deadline);
    if (!sync) return std::unexpected(sync.error());
    if (first_error) return refused(first_error.get());
    return rows;
}

}    // namespace ask::store::detail
