#include "http/detail/pool.hpp"

namespace ask::http::detail {

namespace {

constexpr std::size_t most_places = 64;
// A resumed session is not checked against the roots again, so it is not resumed for ever.
constexpr std::chrono::hours session_time{1};

// Nothing may come on an idle connection but a TLS message; all else means that it has ended.
bool is_usable(const Link& link) {
    std::string unexpected;
    const Progress now = link.stream->poll(unexpected);
    return now == Progress::wants_read && unexpected.empty();
}

}    // namespace

std::optional<Link> Pool::take(const PoolKey& key) {
    while (std::optional<Idle> idle = pop(key)) {
        const bool young = Time::now() - idle->since < idle_time_;
        if (young && is_usable(idle->link)) return std::move(idle->link);
    }
    return std::nullopt;
}

std::optional<Pool::Idle> Pool::pop(const PoolKey& key) {
    const std::lock_guard hold(mutex_);
    const auto found = idle_.find(key);
    if (found == idle_.end()) return std::nullopt;
    Idle last = std::move(found->second.back());
    found->second.pop_back();
    if (found->second.empty()) idle_.erase(found);
    return last;
}

void Pool::keep(const PoolKey& key, Link link) {
    if (most_ == 0) return;
    const std::lock_guard hold(mutex_);
    std::vector<Idle>& idle = idle_[key];
    if (idle.size() >= most_) idle.erase(idle.begin());
    idle.push_back(Idle{.link = std::move(link), .since = Time::now()});
}

SslSession SessionShelf::find(const std::string& place) const {
    const std::lock_guard hold(mutex_);
    const auto found = sessions_.find(place);
    if (found == sessions_.end()) return nullptr;
    const bool young = Time::now() - found->second.second < session_time;
    return young ? found->second.first : nullptr;
}

void SessionShelf::keep(const std::string& place, const TlsLayer& used) {
    SslSession session = used.session();
    if (!session) return;
    const std::lock_guard hold(mutex_);
    if (sessions_.size() >= most_places && !sessions_.contains(place)) sessions_.clear();
    const auto [kept, added] = sessions_.try_emplace(place, nullptr, Time::now());
    kept->second.first = std::move(session);
    // A session that was resumed is as old as the one that it came from.
    if (!added && !used.resumed()) kept->second.second = Time::now();
}

}    // namespace ask::http::detail
