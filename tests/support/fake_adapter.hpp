#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/persistence_adapter.hpp"

namespace ask::tests {

// One customer, counted calls, and failures on demand.
class FakeAdapter final : public store::PersistenceAdapter {
 public:
    Task<Result<store::Visit>> load(UserId, RequestId request, Deadline) override {
        ++loads;
        if (load_failure) co_return std::unexpected(*load_failure);
        const bool again = answered && request == *answered;
        co_return store::Visit{customer, again ? answer : std::nullopt};
    }
    Task<Result<std::int64_t>> commit(store::Commit written, Deadline) override {
        ++commits;
        if (commit_failure) {
            const Error failure = *commit_failure;
            if (--failing_commits == 0) commit_failure.reset();
            co_return std::unexpected(failure);
        }
        customer = std::move(written.customer);
        for (auto& change : written.changes) changes.push_back(std::move(change));
        if (written.answer) {
            answered = written.request;
            answer = std::move(written.answer);
        }
        co_return ++customer.version;
    }
    Task<Result<void>> erase(UserId, Deadline) override {
        ++erasures;
        if (erasures <= failing_erasures)
            co_return fail(errors::unavailable, "the database is gone");
        customer = {};
        co_return Result<void>{};
    }
    Task<Result<Secret>> shared_key(Deadline) override {
        if (load_failure) co_return std::unexpected(*load_failure);
        co_return Secret("a key that all replicas share");
    }
    Task<Result<void>> probe(Deadline) override {
        if (probe_failure) co_return std::unexpected(*probe_failure);
        co_return Result<void>{};
    }

    store::Customer customer;
    std::vector<store::InventoryChange> changes;
    std::optional<RequestId> answered;
    std::optional<std::string> answer;
    std::optional<Error> load_failure;
    std::optional<Error> commit_failure;
    std::optional<Error> probe_failure;
    int failing_commits = -1;    // how many commits fail; below 0: all
    int failing_erasures = 0;    // how many, from the first one on
    int loads = 0;
    int commits = 0;
    int erasures = 0;
};

}    // namespace ask::tests
