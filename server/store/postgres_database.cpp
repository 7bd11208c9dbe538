#include <algorithm>
#include <chrono>
#include <thread>
#include <type_traits>
#include <utility>

#include "store/database.hpp"
#include "store/detail/postgres_connection.hpp"
#include "store/detail/postgres_connector.hpp"
#include "store/detail/postgres_customers.hpp"
#include "store/detail/postgres_errors.hpp"
#include "store/detail/postgres_facts.hpp"
#include "store/detail/postgres_schema.hpp"

namespace ask::store {

namespace {

using detail::PostgresConnection;
using Version = Result<std::int64_t>;
using Versions = std::vector<Version>;

// Whether a call may be made once more after the connection broke under it: not if it would matter
// that it was carried out twice.
enum class Repeatable { no, yes };

// Decides, after a failure, whether there is another attempt; pauses before it where others were
// in the way.
class Attempts {
 public:
    Attempts(Repeatable repeatable, Deadline deadline)
        : may_repeat_(repeatable == Repeatable::yes), deadline_(deadline) {}

    bool another_after(const Error& error) {
        if (error.code == detail::connection_lost) return std::exchange(may_repeat_, false);
        if (error.code != detail::try_again) return false;
        std::this_thread::sleep_for(std::min(pause_, deadline_.remaining()));
        pause_ = std::min(pause_ * 2, longest_pause);
        return !deadline_.passed();
    }

 private:
    static constexpr std::chrono::milliseconds longest_pause{200};
    bool may_repeat_;
    Deadline deadline_;
    std::chrono::milliseconds pause_{5};
};

class PostgresDatabase final : public Database {
 public:
    explicit PostgresDatabase(const PostgresOptions& options)
        : user_naming_(options.user_naming),
          may_rename_(options.may_rename),
          connector_(options.dsn) {}

    Result<Migrated> migrate(Deadline deadline) override {
        const auto migrated = with(Repeatable::yes, deadline, detail::migrate_postgres);
        if (!migrated) return migrated;
        const auto noted =
            with(Repeatable::yes, deadline, detail::note_naming, user_naming_, may_rename_);
        if (!noted) return std::unexpected(noted.error());
        return migrated;
    }
    Result<void> check_schema(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::check_postgres_schema);
    }
    Result<Visit> load(const UserId& user, const RequestId& request, Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::load_visit, user, request);
    }
    Versions commit(std::span<const Commit> commits, Deadline deadline) override;
    Result<void> erase(const UserId& user, Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::erase_user, user);
    }
    Result<Secret> shared_key(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::shared_key_of);
    }
    Result<void> probe(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::probe_write);
    }
    Result<std::size_t> prune_answers(TimePoint before, std::size_t most,
                                      Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::prune_answers, before, most);
    }
    Result<std::vector<InventoryChange>> history(const UserId& user, Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::changes_of, user);
    }
    Result<std::vector<std::string>> check(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::faults_of);
    }
    Result<std::string> store_id(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::store_id_of);
    }
    Result<std::int64_t> count_customers(Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::count_customers);
    }
    Result<std::vector<ArchivedCustomer>> page(const std::string& after, std::size_t most,
                                               Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::customers_after, after, most);
    }
    Result<void> put(std::span<const ArchivedCustomer> customers, const ImportMark& mark,
                     Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::put_customers, customers, mark);
    }
    Result<std::optional<ImportMark>> import_mark(const std::string& source,
                                                  Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::mark_of, source);
    }
    Result<void> clear_import_mark(const std::string& source, Deadline deadline) override {
        return with(Repeatable::yes, deadline, detail::clear_mark, source);
    }

 private:
    template <class Work, class... Arguments>
    auto with(Repeatable repeatable, Deadline deadline, Work work, const Arguments&... arguments)
        -> std::invoke_result_t<Work, PostgresConnection&, const Arguments&..., Deadline> {
        Attempts attempts(repeatable, deadline);
        for (;;) {
            const Result<void> open = ready(deadline);
            if (!open) return std::unexpected(detail::public_error(open.error()));
            auto result = work(connection_, arguments..., deadline);
            if (result || !attempts.another_after(result.error())) return in_public(result);
        }
    }
    template <class T>
    static Result<T> in_public(Result<T>& result) {
        if (result) return std::move(result);
        return std::unexpected(detail::public_error(std::move(result.error())));
    }

    Result<void> ready(Deadline deadline);
    Versions one_by_one(std::span<const Commit> commits, Deadline deadline);
    Version patiently(const Commit& commit, Deadline deadline);
    Version alone(const Commit& commit, Deadline deadline);

    const std::optional<std::string> user_naming_;
    const bool may_rename_;
    detail::PostgresConnector connector_;
    PostgresConnection connection_;
};

Result<void> PostgresDatabase::ready(Deadline deadline) {
    if (connection_.alive()) return {};
    Result<PostgresConnection> made = connector_.connect(deadline);
    if (!made) return std::unexpected(made.error());
    const Result<void> named = detail::check_naming_of(*made, user_naming_, may_rename_, deadline);
    if (!named) return named;
    connection_ = std::move(*made);
    return {};
}

// What fails one statement of a group undoes them all, so each is then tried by itself.
bool is_of_one_commit(const Error& error, Deadline deadline) {
    if (error.code == errors::timeout) return !deadline.passed();
    return error.code == errors::conflict || error.code == errors::invalid;
}

Deadline sooner(const Commit& commit, Deadline deadline) {
    if (!commit.deadline) return deadline;
    return commit.deadline->at() < deadline.at() ? *commit.deadline : deadline;
}

// What is written together is written before the first of them is given up.
Deadline soonest(std::span<const Commit> commits, Deadline deadline) {
    for (const Commit& commit : commits) deadline = sooner(commit, deadline);
    return deadline;
}

Versions PostgresDatabase::commit(std::span<const Commit> commits, Deadline deadline) {
    if (commits.size() == 1) return {patiently(commits.front(), deadline)};
    const Deadline first = soonest(commits, deadline);
    if (first.passed()) return one_by_one(commits, deadline);
    Result<Versions> together = with(Repeatable::no, first, detail::commit_group, commits);
    if (together) return std::move(*together);
    if (is_of_one_commit(together.error(), first)) return one_by_one(commits, deadline);
    return Versions(commits.size(), std::unexpected(together.error()));
}

// Those whose customer somebody else holds come last: the others need not wait for them.
Versions PostgresDatabase::one_by_one(std::span<const Commit> commits, Deadline deadline) {
    Versions results;
    for (const Commit& commit : commits) results.push_back(alone(commit, deadline));
    for (std::size_t i = 0; i < commits.size(); ++i) {
        const bool waited = !results[i] && results[i].error().code == errors::timeout;
        if (!waited || deadline.passed()) continue;
        results[i] = patiently(commits[i], deadline);
    }
    return results;
}

std::unexpected<Error> too_late() {
    return fail(errors::timeout, "the deadline passed before it was written");
}

Version PostgresDatabase::patiently(const Commit& commit, Deadline deadline) {
    deadline = sooner(commit, deadline);
    if (deadline.passed()) return too_late();
    return with(Repeatable::no, deadline, detail::commit_one, commit);
}

Version PostgresDatabase::alone(const Commit& commit, Deadline deadline) {
    const std::span<const Commit> group(&commit, 1);
    deadline = sooner(commit, deadline);
    if (deadline.passed()) return too_late();
    Result<Versions> result = with(Repeatable::no, deadline, detail::commit_group, group);
    if (!result) return std::unexpected(result.error());
    return std::move(result->front());
}

}    // namespace

Result<std::unique_ptr<Database>> open_postgres(const PostgresOptions& options) {
    const Result<void> readable = detail::check_dsn(options.dsn);
    if (!readable) return std::unexpected(readable.error());
    return std::make_unique<PostgresDatabase>(options);
}

}    // namespace ask::store
