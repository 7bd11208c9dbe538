#include "store/detail/postgres_parameters.hpp"

#include <cstddef>

namespace ask::store::detail {

namespace {

// PostgreSQL's numbers of its types, the same in every version.
constexpr unsigned text_type = 25;
constexpr unsigned number_type = 20;
constexpr unsigned text_array_type = 1009;
constexpr unsigned number_array_type = 1016;

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
    }
}

// Dimensions, no NULLs, the elements' type; then the size and the first index of the one dimension.
std::string array_head(unsigned element_type, std::size_t size) {
    std::string out;
    append_big_endian(out, size == 0 ? 0 : 1, 4);
    append_big_endian(out, 0, 4);
    append_big_endian(out, element_type, 4);
    if (size == 0) return out;
    append_big_endian(out, size, 4);
    append_big_endian(out, 1, 4);
    return out;
}

}    // namespace

Parameters& Parameters::text(std::string_view value) {
    values_.push_back({text_type, std::string(value)});
    return *this;
}

Parameters& Parameters::text_or_null(const std::optional<std::string>& value) {
    values_.push_back({text_type, value});
    return *this;
}

Parameters& Parameters::number(std::int64_t value) {
    std::string bytes;
    append_big_endian(bytes, static_cast<std::uint64_t>(value), 8);
    values_.push_back({number_type, std::move(bytes)});
    return *this;
}

Parameters& Parameters::texts(const std::vector<std::string_view>& values) {
    std::string bytes = array_head(text_type, values.size());
    for (std::string_view value : values) {
        append_big_endian(bytes, value.size(), 4);
        bytes += value;
    }
    values_.push_back({text_array_type, std::move(bytes)});
    return *this;
}

Parameters& Parameters::numbers(const std::vector<std::int64_t>& values) {
    std::string bytes = array_head(number_type, values.size());
    for (std::int64_t value : values) {
        append_big_endian(bytes, 8, 4);
        append_big_endian(bytes, static_cast<std::uint64_t>(value), 8);
    }
    values_.push_back({number_array_type, std::move(bytes)});
    return *this;
}

}    // namespace ask::store::detail
