#include "store/detail/user_id_rule.hpp"

#include <algorithm>

namespace ask::store::detail {

Result<void> check_user_id(const UserId& user) {
    constexpr std::size_t longest = 512;
    const std::string& text = user.text();
    if (text.empty()) return fail(errors::invalid, "the user id is empty");
    if (text.size() > longest) return fail(errors::invalid, "the user id is over 512 bytes long");
    const auto is_printable = [](char letter) { return letter >= ' ' && letter <= '~'; };
    if (std::ranges::all_of(text, is_printable)) return {};
    return fail(errors::invalid, "the user id is not printable ASCII");
}

}    // namespace ask::store::detail
