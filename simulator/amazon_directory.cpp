#include "simulator/amazon_directory.hpp"

#include <utility>

namespace ask::simulator {

std::shared_ptr<SharedAmazon> AmazonDirectory::open(Amazon amazon) {
    const std::lock_guard hold(mutex_);
    std::erase_if(worlds_, [](const auto& world) { return world.second.expired(); });
    amazon.number = ++last_;
    auto world = std::make_shared<SharedAmazon>(std::move(amazon));
    worlds_[last_] = world;
    return world;
}

std::shared_ptr<SharedAmazon> AmazonDirectory::find(int number) const {
    const std::lock_guard hold(mutex_);
    const auto found = worlds_.find(number);
    return found == worlds_.end() ? nullptr : found->second.lock();
}

}    // namespace ask::simulator
