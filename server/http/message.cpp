#include "http/message.hpp"

#include <algorithm>

namespace ask::http {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}    // namespace

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

const std::string* Headers::find(std::string_view name) const {
    for (const Field& field : fields_) {
        if (same_name(field.first, name)) return &field.second;
    }
    return nullptr;
}

std::size_t Headers::count(std::string_view name) const {
    const auto same = [name](const Field& field) { return same_name(field.first, name); };
    return static_cast<std::size_t>(std::ranges::count_if(fields_, same));
}

}    // namespace ask::http
