#include "store/database_adapter.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "store/detail/call_queue.hpp"
#include "store/detail/store_call.hpp"
#include "store/detail/store_worker.hpp"
#include "store/detail/user_id_rule.hpp"

namespace ask::store {

namespace {

using detail::CallFor;
using detail::CallQueue;
using detail::WorkCall;

// To a request it is all the same why the database cannot be used; the context says it.
Error as_adapter_error(const Error& error) {
    const bool is_fault_of_database = error.code == newer_schema || error.code == older_schema ||
                                      error.code == other_user_naming || error.code == damaged;
    if (!is_fault_of_database) return error;
    return Error{errors::unavailable, std::string(error.code.name) + ": " + error.context};
}

struct Asking {
    std::string name;
    CallQueue& queue;
    Metrics& metrics;
    bool is_migrated_now;
};

// Why a call is not even begun, if so.
std::optional<Error> not_begun(const Asking& asking, detail::SharedCall call) {
    if (asking.is_migrated_now) return detail::migrated_now();
    if (asking.queue.push(std::move(call))) return std::nullopt;
    return Error{errors::unavailable, "too many calls wait for the store"};
}

// Whoever waits here may go on after the adapter is gone: what is used after the wait is not its.
template <class T>
Task<Result<T>> ask(Asking asking, std::shared_ptr<CallFor<T>> call) {
    const auto began = Deadline::Time::now();
    if (const auto why = not_begun(asking, call)) call->refuse(*why);
    auto waiting = call->result();
    Result<T> result = co_await std::move(waiting);
    const std::chrono::duration<double> took = Deadline::Time::now() - began;
    const std::string outcome(result ? "ok" : result.error().code.name);
    Metrics& metrics = asking.metrics;
    metrics.count("skilld_store_calls_total", {{"call", asking.name}, {"outcome", outcome}});
    metrics.observe("skilld_store_seconds", took.count(), {{"call", asking.name}});
    if (!result) co_return std::unexpected(as_adapter_error(result.error()));
    co_return result;
}

class DatabaseAdapter final : public PersistenceAdapter {
 public:
    DatabaseAdapter(OpenDatabase open, const PoolOptions& options, Logger& logger, Metrics& metrics)
        : open_(std::move(open)),
          metrics_(metrics),
          call_limit_(options.call_limit),
          schema_(logger),
          loads_(options.most_waiting),
          others_(options.most_waiting) {
        for (std::size_t i = 0; i < std::max<std::size_t>(options.readers, 1); ++i) {
            start({open_, loads_, schema_, logger, 1, std::nullopt});
        }
        for (std::size_t i = 0; i < std::max<std::size_t>(options.writers, 1); ++i) {
            const auto prunes = i == 0 ? std::optional(options.prune_every) : std::nullopt;
            start({open_, others_, schema_, logger, options.most_in_group, prunes});
        }
    }

    ~DatabaseAdapter() override {
        for (std::jthread& thread : threads_) thread.request_stop();
        threads_.clear();
        for (CallQueue* queue : {&loads_, &others_}) {
            for (const auto& call : queue->take_all()) {
                call->refuse({errors::unavailable, "the store is being closed"});
            }
        }
    }

    Task<Result<Visit>> load(UserId user, RequestId request, Deadline deadline) override {
        const auto allowed = detail::check_user_id(user);
        if (!allowed) co_return propagate(allowed, "load");
        deadline = deadline.capped(call_limit_);
        auto call = std::make_shared<WorkCall<Visit>>(
            deadline, [user = std::move(user), request = std::move(request), deadline](
                          Database& database) { return database.load(user, request, deadline); });
        auto asked = ask<Visit>(asking("load", loads_), std::move(call));
        co_return co_await std::move(asked);
    }

    Task<Result<std::int64_t>> commit(Commit commit, Deadline deadline) override {
        const auto allowed = detail::check_user_id(commit.user);
        if (!allowed) co_return propagate(allowed, "commit");
        deadline = deadline.capped(call_limit_);
        auto call = std::make_shared<detail::CommitCall>(deadline, std::move(commit));
        auto asked = ask<std::int64_t>(asking("commit", others_), std::move(call));
        co_return co_await std::move(asked);
    }

    Task<Result<void>> erase(UserId user, Deadline deadline) override {
        const auto allowed = detail::check_user_id(user);
        if (!allowed) co_return propagate(allowed, "erase");
        deadline = deadline.capped(call_limit_);
        auto call = std::make_shared<WorkCall<void>>(
            deadline, [user = std::move(user), deadline](Database& database) {
                return database.erase(user, deadline);
            });
        auto asked = ask<void>(asking("erase", others_), std::move(call));
        co_return co_await std::move(asked);
    }

    Task<Result<Secret>> shared_key(Deadline deadline) override {
        deadline = deadline.capped(call_limit_);
        return ask<Secret>(
            asking("shared_key", others_),
            std::make_shared<WorkCall<Secret>>(deadline, [deadline](Database& database) {
                return database.shared_key(deadline);
            }));
    }

    Task<Result<void>> probe(Deadline deadline) override {
        deadline = deadline.capped(call_limit_);
        return ask<void>(asking("probe", others_),
                         std::make_shared<WorkCall<void>>(deadline, [deadline](Database& database) {
                             return database.probe(deadline);
                         }));
    }

 private:
    Asking asking(const char* name, CallQueue& queue) {
        return Asking{name, queue, metrics_, schema_.is_migrated_now()};
    }
    void start(const detail::StoreWorker::Parts& parts) {
        threads_.emplace_back([parts](const std::stop_token& stop) {
            detail::StoreWorker worker(parts);
            worker.run(stop);
        });
    }

    const OpenDatabase open_;
    Metrics& metrics_;
    const std::chrono::milliseconds call_limit_;
    detail::SharedSchema schema_;
    CallQueue loads_;
    CallQueue others_;
    std::vector<std::jthread> threads_;
};

}    // namespace

std::unique_ptr<PersistenceAdapter> make_database_adapter(OpenDatabase open, PoolOptions options,
                                                          Logger& logger, Metrics& metrics) {
    return std::make_unique<DatabaseAdapter>(std::move(open), options, logger, metrics);
}

Result<Migrated> prepare_database(const OpenDatabase& open, Deadline deadline) {
    const auto database = open();
    if (!database) return propagate(database, "open the database");
    constexpr std::chrono::seconds longest_connect{5};
    const auto found = (*database)->check_schema(deadline.capped(longest_connect));
    const bool is_usable = found || found.error().code == older_schema;
    if (!is_usable) return propagate(found, "look at the database's schema");
    Result<Migrated> migrated = (*database)->migrate(deadline);
    if (!migrated) return propagate(migrated, "migrate the database");
    constexpr std::chrono::seconds longest_look{5};
    const auto looked = (*database)->look_over(deadline.capped(longest_look));
    if (!looked) return propagate(looked, "look over the database");
    return migrated;
}

}    // namespace ask::store
