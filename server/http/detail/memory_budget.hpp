#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace ask::http::detail {

// Bounds what requests that have not come whole yet hold in memory, all connections together: a
// client that sends half of each is no more than that. What each of them may hold freely counts
// not: those who are as small as Alexa's usual ones need nothing that strangers could use up. Any
// thread.
class MemoryBudget {
 public:
    MemoryBudget(std::size_t most_bytes, std::size_t free_bytes_each);

    // What one request takes of it, until it is destroyed.
    class Share {
     public:
        explicit Share(const MemoryBudget& of) : account_(of.account_) {}
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() { static_cast<void>(resize(0)); }
        // To what the request holds. False: there is not so much left, and the share is what it
        // was.
        [[nodiscard]] bool resize(std::size_t bytes);

     private:
        friend class MemoryBudget;
        struct Account {
            std::size_t most;
            std::size_t free_each;
            std::atomic<std::size_t> taken = 0;
        };
        std::shared_ptr<Account> account_;
        std::size_t taken_ = 0;
    };

    [[nodiscard]] std::size_t taken() const { return account_->taken; }

 private:
    std::shared_ptr<Share::Account> account_;
};

}    // namespace ask::http::detail
