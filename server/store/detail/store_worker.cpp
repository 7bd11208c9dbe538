#include "store/detail/store_worker.hpp"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

namespace ask::store::detail {

namespace {

void refuse_all(const std::vector<SharedCall>& calls, const Error& error) {
    for (const SharedCall& call : calls) call->refuse(error);
}

std::vector<SharedCall> still_wanted(const std::vector<SharedCall>& calls) {
    std::vector<SharedCall> wanted;
    for (const SharedCall& call : calls) {
        if (call->deadline().passed()) {
            call->refuse({errors::timeout, "the deadline passed while the call waited"});
        } else {
            wanted.push_back(call);
        }
    }
    return wanted;
}

// Who waits less long stops waiting by itself.
Deadline latest_deadline(const std::vector<SharedCall>& calls) {
    const auto latest = std::ranges::max_element(
        calls, {}, [](const SharedCall& call) { return call->deadline().at(); });
    return (*latest)->deadline();
}

}    // namespace

Error migrated_now() {
    return Error{errors::unavailable, "the database is being brought to this skilld's schema"};
}

Result<void> SharedSchema::check(Database& database, Deadline deadline) {
    if (done_) return {};
    if (migrated_now_) return std::unexpected(migrated_now());
    const Result<void> checked = database.check_schema(deadline);
    if (!checked) return checked;
    done_ = true;
    return {};
}

void SharedSchema::bring_up_to_date(Database& database, CallQueue& held_up) {
    if (migrated_now_.exchange(true)) return;
    // However it ends: where it failed the next call tries again.
    const std::shared_ptr<void> at_the_end(nullptr, [this](void*) { migrated_now_ = false; });
    for (const SharedCall& call : held_up.take_all()) call->refuse(migrated_now());
    migrate(database);
}

void SharedSchema::migrate(Database& database) {
    constexpr std::chrono::minutes longest{10};
    const Result<Migrated> migrated = database.migrate(Deadline::in(longest));
    if (!migrated) {
        return logger_.warning("store", "migration_failed", {{"why", migrated.error().context}});
    }
    if (migrated->from != migrated->to) {
        logger_.info("store", "migrated", {{"from", migrated->from}, {"to", migrated->to}});
    }
    done_ = true;
}

StoreWorker::StoreWorker(const Parts& parts)
    : parts_(parts),
      next_prune_(Deadline::Time::now() + parts.prune_every.value_or(std::chrono::hours{1})) {}

void StoreWorker::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            serve_next(stop);
        } catch (const std::exception& exception) {
            recover(exception.what());
        } catch (...) {
            recover("none of the standard's");
        }
    }
}

void StoreWorker::serve_next(const std::stop_token& stop) {
    serve(parts_.queue.take(stop, parts_.most_in_group, next_prune_));
    prune_if_due();
}

// What was thrown may have left the connection halfway through its work. The pause is for what is
// thrown each time, as when there is no memory.
void StoreWorker::recover(const char* why) {
    constexpr std::chrono::milliseconds pause{10};
    database_.reset();
    try {
        parts_.logger.error("store", "exception", {{"why", why}});
    } catch (...) {    // NOLINT(bugprone-empty-catch)
        // Not even a line can be made: the calls that come will tell.
    }
    std::this_thread::sleep_for(pause);
}

void StoreWorker::serve(const std::vector<SharedCall>& calls) {
    try {
        run_calls(still_wanted(calls));
    } catch (const std::exception& exception) {
        refuse_all(calls, {errors::bug, exception.what()});
        throw;
    } catch (...) {
        refuse_all(calls, {errors::bug, "an exception that is none of the standard's"});
        throw;
    }
}

void StoreWorker::run_calls(const std::vector<SharedCall>& calls) {
    if (calls.empty()) return;
    const Result<Database*> database = ready(latest_deadline(calls));
    if (!database) {
        refuse_all(calls, database.error());
        if (database.error().code != older_schema) return;
        return parts_.schema.bring_up_to_date(*database_, parts_.queue);
    }
    if (calls.size() > 1) return run_group(**database, calls);
    calls.front()->run(**database);
}

void StoreWorker::run_group(Database& database, const std::vector<SharedCall>& calls) {
    std::vector<Commit> commits;
    for (const SharedCall& call : calls) commits.push_back(call->as_commit()->take_commit());
    auto versions = database.commit(commits, latest_deadline(calls));
    for (std::size_t i = 0; i < calls.size(); ++i) {
        calls[i]->as_commit()->give(std::move(versions[i]));
    }
}

// Also between calls: a store that is never idle would keep every answer for ever.
void StoreWorker::prune_if_due() {
    const auto now = Deadline::Time::now();
    if (now < next_prune_) return;
    next_prune_ = now + parts_.prune_every.value_or(std::chrono::hours{1});
    if (!parts_.prune_every || !database_) return;
    constexpr std::size_t most = 1'000;
    constexpr std::chrono::seconds longest{5};
    const auto before = std::chrono::system_clock::now() - answers_kept;
    const auto pruned = database_->prune_answers(before, most, Deadline::in(longest));
    if (!pruned) {
        parts_.logger.warning("store", "prune_failed", {{"why", pruned.error().context}});
    } else if (*pruned == most) {
        next_prune_ = now;    // there may be more: after the calls that wait
    }
}

Result<Database*> StoreWorker::ready(Deadline deadline) {
    if (!database_) {
        auto opened = parts_.open();
        if (!opened) return propagate(opened, "open the database");
        database_ = std::move(*opened);
    }
    const auto checked = parts_.schema.check(*database_, deadline);
    if (!checked) return std::unexpected(checked.error());
    return database_.get();
}

}    // namespace ask::store::detail
