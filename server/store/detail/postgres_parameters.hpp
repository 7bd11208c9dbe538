#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ask::store::detail {

// The values of one statement's $1, $2, …, in PostgreSQL's binary form: nothing is escaped, and a
// NUL inside a text is seen, and refused, by the server.
class Parameters {
 public:
    Parameters& text(std::string_view value);
    Parameters& text_or_null(const std::optional<std::string>& value);
    Parameters& number(std::int64_t value);
    Parameters& texts(const std::vector<std::string_view>& values);
    Parameters& numbers(const std::vector<std::int64_t>& values);

    struct Value {
        unsigned type = 0;    // PostgreSQL's number of the type
        std::optional<std::string> bytes;
    };
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
    std::vector<Value> values_;
};

// One statement on its way to the server. The text is a constant of the code.
struct Statement {
    const char* sql = nullptr;
    Parameters parameters;
};

}    // namespace ask::store::detail
