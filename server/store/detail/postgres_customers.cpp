#include "store/detail/postgres_customers.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

#include "store/detail/postgres_limits.hpp"
#include "store/detail/postgres_statements.hpp"
#include "store/detail/random_values.hpp"

namespace ask::store::detail {

namespace {

// One look at one moment, whoever writes meanwhile.
constexpr const char* begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr const char* begin_writing = "BEGIN ISOLATION LEVEL READ COMMITTED";

Result<std::int64_t> version_of(const Rows& written, std::int64_t version) {
    if (written.number(0, 0) == 1) return version;
    return fail(errors::conflict, "the customer was changed meanwhile, or the request answered");
}

// Two groups that hold rows which the other waits for would be a deadlock; in the order of the
// users none can be. Commits of the same user keep their order.
std::vector<std::size_t> by_user(std::span<const Commit> commits) {
    std::vector<std::size_t> order(commits.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(commits[i].user, i); });
    return order;
}

// Somebody who holds one customer for long shall not hold up the others of the group.
constexpr std::chrono::milliseconds a_moment{250};

std::vector<Statement> long_ones(Deadline deadline, std::vector<Statement> statements) {
    statements.insert(statements.begin(), until(deadline));
    return statements;
}

}    // namespace

Result<Visit> load_visit(PostgresConnection& connection, const UserId& user,
                         const RequestId& request, Deadline deadline) {
    const Result<Rows> rows = connection.run(load_statement(user, request), deadline);
    if (!rows) return propagate(rows, "load customer");
    return visit_of(*rows);
}

Result<std::int64_t> commit_one(PostgresConnection& connection, const Commit& commit,
                                Deadline deadline) {
    const std::int64_t version = new_version();
    const auto written = connection.transaction(
        begin_writing, {within(deadline), commit_statement(commit, version)}, deadline);
    if (!written) return propagate(written, "commit");
    return version_of(written->back(), version);
}

Result<std::vector<Result<std::int64_t>>> commit_group(PostgresConnection& connection,
                                                       std::span<const Commit> commits,
                                                       Deadline deadline) {
    const std::vector<std::size_t> order = by_user(commits);
    std::vector<std::int64_t> versions;
    std::vector<Statement> statements = {within(deadline, a_moment)};
    for (const std::size_t i : order) {
        versions.push_back(new_version());
        statements.push_back(commit_statement(commits[i], versions.back()));
    }
    const auto written = connection.transaction(begin_writing, std::move(statements), deadline);
    if (!written) return propagate(written, "commit group");
    std::vector<Result<std::int64_t>> results(commits.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        results[order[place]] = version_of((*written)[place + 1], versions[place]);
    }
    return results;
}

Result<void> erase_user(PostgresConnection& connection, const UserId& user, Deadline deadline) {
    std::vector<Statement> statements = erase_statements(user);
    statements.insert(statements.begin(), within(deadline));
    const auto erased = connection.transaction(begin_writing, std::move(statements), deadline);
    if (!erased) return propagate(erased, "erase customer");
    return {};
}

Result<std::size_t> prune_answers(PostgresConnection& connection, TimePoint before,
                                  std::size_t most, Deadline deadline) {
    const Result<Rows> pruned = connection.run(prune_statement(before, most), deadline);
    if (!pruned) return propagate(pruned, "forget answers");
    return static_cast<std::size_t>(pruned->affected());
}

Result<std::vector<InventoryChange>> changes_of(PostgresConnection& connection, const UserId& user,
                                                Deadline deadline) {
    const Result<Rows> rows = connection.run(history_statement(user), deadline);
    if (!rows) return propagate(rows, "read changes");
    std::vector<InventoryChange> changes;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        changes.push_back(change_of(*rows, row, 0));
    }
    return changes;
}

Result<std::vector<std::string>> faults_of(PostgresConnection& connection, Deadline deadline) {
    const auto found =
        connection.transaction(begin_snapshot, long_ones(deadline, check_statements()), deadline);
    if (!found) return propagate(found, "check");
    std::vector<std::string> faults;
    for (const Rows& rows : std::span(*found).subspan(1)) {
        for (std::size_t row = 0; row < rows.size(); ++row) faults.push_back(rows.string(row, 0));
    }
    return faults;
}

Result<std::int64_t> count_customers(PostgresConnection& connection, Deadline deadline) {
    const auto counted = connection.transaction(
        begin_snapshot, long_ones(deadline, {{"SELECT count(*) FROM customers", {}}}), deadline);
    if (!counted) return propagate(counted, "count customers");
    return counted->at(1).number(0, 0);
}

Result<std::vector<ArchivedCustomer>> customers_after(PostgresConnection& connection,
                                                      const std::string& after, std::size_t most,
                                                      Deadline deadline) {
    const auto read = connection.transaction(
        begin_snapshot, long_ones(deadline, page_statements(after, most)), deadline);
    if (!read) return propagate(read, "read customers");
    return page_of(read->at(1), read->at(2));
}

Result<void> put_customers(PostgresConnection& connection,
                           std::span<const ArchivedCustomer> customers, const ImportMark& mark,
                           Deadline deadline) {
    const auto written = connection.transaction(
        begin_writing, long_ones(deadline, put_statements(customers, mark)), deadline);
    if (!written) return propagate(written, "write customers");
    return {};
}

}    // namespace ask::store::detail
