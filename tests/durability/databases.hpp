#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "durability/town.hpp"
#include "support/postgres_server.hpp"

namespace ask::tests {

[[nodiscard]] Variables sqlite_in(const std::filesystem::path& folder);

// One that loses nothing by kill -9, shared by all tests; started at the first question.
[[nodiscard]] PostgresServer& durable_postgres();
// A schema of its own there.
[[nodiscard]] Variables fresh_postgres();

// While it lives the durable PostgreSQL takes everything and answers nothing.
class PostgresHangs {
 public:
    PostgresHangs();
    ~PostgresHangs() { end(); }
    PostgresHangs(const PostgresHangs&) = delete;
    PostgresHangs& operator=(const PostgresHangs&) = delete;
    void end();

 private:
    std::vector<pid_t> processes_;
};

// Waits until the durable PostgreSQL is done with what its clients left in its hands: a commit that
// it had already begins to count a moment after its client is dead. False: it never is.
[[nodiscard]] bool postgres_is_quiet(bool clients_are_dead);

// A customer as `skilld store export` tells of them.
struct StoredCustomer {
    std::int64_t hints = 0;             // left, by the stock
    int hinted_scene = -1;              // of the bookmark; -1: none
    std::vector<std::string> faults;    // where stock and story do not agree
};

// Everybody by user id, on the disks that the process sees, if one is named. std::runtime_error
// when the export fails.
[[nodiscard]] std::map<std::string, StoredCustomer> everybody_in(Town& town,
                                                                 const Variables& storage,
                                                                 pid_t disks_of = 0);

}    // namespace ask::tests
