#include "simulator/certify/detail/duplicate_keys.hpp"

#include <cstddef>
#include <set>

#include "model/json.hpp"

namespace ask::simulator::certify::detail {

namespace {

// An object or list that is being read.
struct Open {
    bool is_list = false;
    std::set<std::string> keys{};
    std::string at{};    // the member or item that is read now
    std::size_t items = 0;
};

class Reader {
 public:
    bool take(Json::parse_event_t event, const Json& value) {
        using Event = Json::parse_event_t;
        if (event == Event::key) return take_key(value.get<std::string>());
        if (event == Event::object_end || event == Event::array_end) open_.pop_back();
        const bool is_start = event == Event::object_start || event == Event::array_start;
        if (is_start || event == Event::value) count_item();
        if (is_start) open_.push_back({.is_list = event == Event::array_start});
        return true;
    }
    [[nodiscard]] std::vector<std::string> found() { return std::move(found_); }

 private:
    bool take_key(const std::string& key) {
        open_.back().at = key;
        if (!open_.back().keys.insert(key).second) found_.push_back(pointer());
        return true;
    }

    void count_item() {
        if (open_.empty() || !open_.back().is_list) return;
        open_.back().at = std::to_string(open_.back().items++);
    }

    [[nodiscard]] std::string pointer() const {
        Json::json_pointer pointer;
        for (const Open& open : open_) pointer /= open.at;
        return pointer.to_string();
    }

    std::vector<Open> open_;
    std::vector<std::string> found_;
};

}    // namespace

std::vector<std::string> duplicate_keys(std::string_view text) {
    Reader reader;
    const auto take = [&reader](int, Json::parse_event_t event, Json& value) {
        return reader.take(event, value);
    };
    [[maybe_unused]] const Json whole = Json::parse(text, take, false, true);
    return reader.found();
}

}    // namespace ask::simulator::certify::detail
