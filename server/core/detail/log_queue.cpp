#include "core/detail/log_queue.hpp"

#include <new>
#include <utility>

namespace ask::detail {

namespace {

// False: there is no memory for it.
bool append(std::string& text, const std::string& line) {
    try {
        text += line;
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

}    // namespace

// An empty one takes a line of any length: nothing would ever make room for it.
bool LogQueue::has_room_for(const std::string& line) const {
    if (lines_.empty()) return true;
    return lines_.size() < limits_.lines && bytes_ + line.size() <= limits_.bytes;
}

bool LogQueue::push(std::string line) {
    if (gap_ > 0 || !has_room_for(line)) {
        ++gap_;
        ++dropped_;
        return false;
    }
    const std::size_t size = line.size();
    lines_.push_back(std::move(line));
    bytes_ += size;
    return true;
}

LogQueue::Taken LogQueue::take(std::size_t most_bytes) {
    Taken taken{.text = std::move(lines_.front()), .lines = 1};
    lines_.pop_front();
    while (!lines_.empty() && taken.text.size() + lines_.front().size() <= most_bytes) {
        if (!append(taken.text, lines_.front())) break;
        ++taken.lines;
        lines_.pop_front();
    }
    bytes_ -= taken.text.size();
    return taken;
}

std::uint64_t LogQueue::end_gap() {
    const bool has_room = lines_.size() <= limits_.lines / 2 && bytes_ <= limits_.bytes / 2;
    return has_room ? std::exchange(gap_, 0) : 0;
}

}    // namespace ask::detail
