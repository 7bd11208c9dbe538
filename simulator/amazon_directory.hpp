#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "simulator/amazon.hpp"

namespace ask::simulator {

// The worlds that are played at the same time, each an Amazon of its own: a script's, the
// console's. Any thread.
class AmazonDirectory {
 public:
    // Gives the world its number, from 1 on, none twice. It is known here for as long as somebody
    // holds it; the directory does not.
    [[nodiscard]] std::shared_ptr<SharedAmazon> open(Amazon amazon);
    // Null for a number that no world has, or whose world has ended.
    [[nodiscard]] std::shared_ptr<SharedAmazon> find(int number) const;

 private:
    mutable std::mutex mutex_;
    int last_ = 0;
    std::map<int, std::weak_ptr<SharedAmazon>> worlds_;
};

}    // namespace ask::simulator
