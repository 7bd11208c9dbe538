#include <utility>

#include "store/database.hpp"
#include "store/detail/sqlite_archive.hpp"
#include "store/detail/sqlite_check.hpp"
#include "store/detail/sqlite_connection.hpp"
#include "store/detail/sqlite_customers.hpp"
#include "store/detail/sqlite_facts.hpp"
#include "store/detail/sqlite_schema.hpp"

namespace ask::store {

namespace {

using detail::SqliteConnection;

constexpr std::chrono::seconds longest_open{5};

class SqliteDatabase final : public Database {
 public:
    SqliteDatabase(SqliteOptions options, std::unique_ptr<SqliteConnection> connection)
        : options_(std::move(options)), connection_(std::move(connection)) {}

    Result<Migrated> migrate(Deadline deadline) override {
        const auto migrated = with(deadline, detail::migrate_sqlite);
        if (!migrated) return migrated;
        const auto noted =
            with(deadline, detail::note_naming, options_.user_naming, options_.may_rename);
        if (!noted) return std::unexpected(noted.error());
        return migrated;
    }
    Result<void> check_schema(Deadline deadline) override {
        return with(deadline, detail::check_sqlite_schema);
    }
    Result<void> look_over(Deadline deadline) override {
        return with(deadline, [](SqliteConnection& connection) -> Result<void> {
            const auto faults = detail::file_faults(connection);
            if (!faults && faults.error().code == errors::timeout) return {};
            if (!faults) return std::unexpected(faults.error());
            if (faults->empty()) return {};
            return fail(damaged, faults->front() + ": run skilld store check, restore a backup");
        });
    }
    Result<Visit> load(const UserId& user, const RequestId& request, Deadline deadline) override {
        return with(deadline, detail::load_visit, user, request);
    }
    std::vector<Result<std::int64_t>> commit(std::span<const Commit> commits,
                                             Deadline deadline) override {
        using Versions = std::vector<Result<std::int64_t>>;
        const Result<SqliteConnection*> connection = ready(deadline);
        if (!connection) return Versions(commits.size(), std::unexpected(connection.error()));
        return detail::commit_group(**connection, commits);
    }
    Result<void> erase(const UserId& user, Deadline deadline) override {
        return with(deadline, detail::erase_user, user);
    }
    Result<Secret> shared_key(Deadline deadline) override {
        return with(deadline, detail::shared_key_of);
    }
    Result<void> probe(Deadline deadline) override { return with(deadline, detail::probe_write); }
    Result<std::size_t> prune_answers(TimePoint before, std::size_t most,
                                      Deadline deadline) override {
        return with(deadline, detail::prune_answers, before, most);
    }
    Result<std::vector<InventoryChange>> history(const UserId& user, Deadline deadline) override {
        return with(deadline, detail::changes_of, user.text());
    }
    Result<std::vector<std::string>> check(Deadline deadline) override {
        auto faults = with(deadline, detail::file_faults);
        // What is read of a damaged file says nothing.
        if (!faults || !faults->empty()) return faults;
        return with(deadline, detail::balance_faults);
    }
    Result<std::string> store_id(Deadline deadline) override {
        return with(deadline, detail::store_id_of);
    }
    Result<std::int64_t> count_customers(Deadline deadline) override {
        return with(deadline, detail::count_customers);
    }
    Result<std::vector<ArchivedCustomer>> page(const std::string& after, std::size_t most,
                                               Deadline deadline) override {
        return with(deadline, detail::customers_after, after, most);
    }
    Result<void> put(std::span<const ArchivedCustomer> customers, const ImportMark& mark,
                     Deadline deadline) override {
        return with(deadline, detail::put_customers, customers, mark);
    }
    Result<std::optional<ImportMark>> import_mark(const std::string& source,
                                                  Deadline deadline) override {
        return with(deadline, detail::mark_of, source);
    }
    Result<void> clear_import_mark(const std::string& source, Deadline deadline) override {
        return with(deadline, detail::clear_mark, source);
    }

 private:
    template <class Work, class... Arguments>
    auto with(Deadline deadline, Work work, const Arguments&... arguments)
        -> decltype(work(std::declval<SqliteConnection&>(), arguments...)) {
        const Result<SqliteConnection*> connection = ready(deadline);
        if (!connection) return std::unexpected(connection.error());
        return work(**connection, arguments...);
    }

    // A file that was there and is gone is not made again: an empty database in its place would
    // take every customer for a new one.
    Result<SqliteConnection*> ready(Deadline deadline) {
        if (deadline.passed()) return fail(errors::timeout, "the deadline had passed before");
        if (connection_ && !connection_->still_there()) connection_.reset();
        if (connection_ && connection_->broken()) connection_.reset();
        if (!connection_) {
            auto again =
                SqliteConnection::open(options_, SqliteConnection::Missing::refuse, deadline);
            if (!again) return std::unexpected(again.error());
            connection_ = std::move(*again);
            is_named_so_ = false;
        }
        connection_->until(deadline);
        const Result<void> named = look_at_naming();
        if (!named) return std::unexpected(named.error());
        return connection_.get();
    }

    // Of what is damaged each call tells by itself.
    Result<void> look_at_naming() {
        if (is_named_so_) return {};
        const Result<void> checked =
            detail::check_naming_of(*connection_, options_.user_naming, options_.may_rename);
        if (!checked && checked.error().code != damaged) return checked;
        is_named_so_ = checked.has_value();
        return {};
    }

    const SqliteOptions options_;
    std::unique_ptr<SqliteConnection> connection_;
    bool is_named_so_ = false;    // users are named in this file as the options say
};

}    // namespace

Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options) {
    const auto missing =
        options.make ? SqliteConnection::Missing::make : SqliteConnection::Missing::refuse;
    auto connection = SqliteConnection::open(options, missing, Deadline::in(longest_open));
    if (!connection) return std::unexpected(connection.error());
    return std::make_unique<SqliteDatabase>(options, std::move(*connection));
}

Result<void> look_at_sqlite(const SqliteOptions& options) {
    const auto connection = SqliteConnection::open_to_look(options, Deadline::in(longest_open));
    if (!connection) return std::unexpected(connection.error());
    const Result<void> schema = detail::check_sqlite_schema(**connection);
    if (!schema && schema.error().code != older_schema) return schema;
    const Result<void> named =
        detail::check_naming_of(**connection, options.user_naming, options.may_rename);
    return named ? schema : named;
}

}    // namespace ask::store
