#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "core/deadline.hpp"
#include "core/task.hpp"

namespace ask {

// Something that will have happened once, awaited by coroutines of any thread.
class Once {
 public:
    // Lets everybody go on, those who come later too. Any thread.
    void happen();
    // True when it happened, false when the deadline passed first.
    Task<bool> wait(Deadline deadline);

 private:
    using Timer = std::shared_ptr<boost::asio::steady_timer>;
    std::mutex mutex_;
    bool happened_ = false;
    std::vector<Timer> waiting_;
};

}    // namespace ask
