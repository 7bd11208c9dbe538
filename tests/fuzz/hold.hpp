#pragma once

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask::fuzz {

// A promise of a header that some input breaks. Nothing catches it below the fuzzer, which keeps
// the input, or below the test, which names its file.
class BrokenPromise : public std::logic_error {
 public:
    using std::logic_error::logic_error;
};

inline void hold(bool kept, std::string_view promise) {
    if (!kept) throw BrokenPromise(std::string(promise));
}

// A refusal says why, with one of the codes that the function may give.
inline void hold_refusal(const Error& error, std::initializer_list<ErrorCode> codes) {
    hold(!error.context.empty(), "a refusal says why");
    hold(std::ranges::find(codes, error.code) != codes.end(),
         "a refusal has one of the codes that are promised: " + std::string(error.code.name));
}

}    // namespace ask::fuzz
