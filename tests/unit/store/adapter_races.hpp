#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/run_task.hpp"
#include "unit/store/adapter_contract.hpp"

// The part of the adapters' contract about commits at the same time.
namespace ask::tests::races {

using store::Commit;
using store::PersistenceAdapter;
using Version = Result<std::int64_t>;

inline const UserId anna{"amzn1.ask.account.ANNA"};

inline Task<void> note(Task<Version> committing, std::vector<Version>& versions) {
    versions.push_back(co_await std::move(committing));
}

// All at once, on one thread.
inline std::vector<Version> commit_at_once(PersistenceAdapter& adapter,
                                           std::vector<Commit> commits) {
    boost::asio::io_context context;
    std::vector<Version> versions;
    for (Commit& one : commits) {
        auto noting = note(adapter.commit(std::move(one), soon()), versions);
        boost::asio::co_spawn(context, std::move(noting), boost::asio::detached);
    }
    context.run();
    return versions;
}

inline int count_wins(const std::vector<Version>& versions) {
    int wins = 0;
    for (const Version& version : versions) {
        if (version) ++wins;
        CHECK((version || version.error().code == errors::conflict));
    }
    return wins;
}

// Adds one to a number that is the whole document, as often as it takes.
inline void count_one(PersistenceAdapter& adapter, const std::string& request) {
    for (;;) {
        const auto visit = run_task(adapter.load(anna, RequestId{request}, soon()));
        if (!visit) return;
        Commit next = commit_for(anna, visit->customer.version, request);
        const bool is_first = visit->customer.version == 0;
        const int count = is_first ? 0 : std::stoi(visit->customer.attributes);
        next.customer.attributes = std::to_string(count + 1);
        const auto version = run_task(adapter.commit(next, soon()));
        if (version || version.error().code != errors::conflict) return;
    }
}

inline void check_races(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("of commits at once on one version of one customer, one succeeds") {
        std::int64_t version = 0;
        for (int round = 0; round < 3; ++round) {
            std::vector<Commit> commits;
            for (int i = 0; i < 20; ++i) {
                const std::string request = std::to_string(round) + "-" + std::to_string(i);
                commits.push_back(commit_for(anna, version, request));
            }
            const auto written = commit_at_once(adapter, std::move(commits));
            CHECK(count_wins(written) == 1);
            version = run_task(adapter.load(anna, RequestId{"r"}, soon())).value().customer.version;
        }
    }
    SECTION("of two copies of one request at once, one succeeds") {
        std::vector<Commit> copies(2, commit_for(anna, 0, "r1"));
        for (Commit& copy : copies) copy.answer = "answer";
        const auto written = commit_at_once(adapter, std::move(copies));
        CHECK(count_wins(written) == 1);
        const auto visit = run_task(adapter.load(anna, RequestId{"r1"}, soon())).value();
        CHECK(visit.answer == "answer");
    }
    SECTION("commits at once of different customers all succeed") {
        std::vector<Commit> commits;
        for (int i = 0; i < 50; ++i) {
            commits.push_back(commit_for(UserId{"user-" + std::to_string(i)}, 0, "r"));
        }
        const auto written = commit_at_once(adapter, std::move(commits));
        CHECK(count_wins(written) == 50);
    }
    SECTION("no change is lost between threads that load and commit") {
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&adapter, i] {
                    for (int k = 0; k < 5; ++k) {
                        count_one(adapter, std::to_string(i) + "-" + std::to_string(k));
                    }
                });
            }
        }
        const auto visit = run_task(adapter.load(anna, RequestId{"r"}, soon())).value();
        CHECK(visit.customer.attributes == "20");
    }
}

}    // namespace ask::tests::races
