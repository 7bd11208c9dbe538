#include "store/detail/user_naming_check.hpp"

#include "store/database.hpp"
#include "store/hashed_users.hpp"

namespace ask::store::detail {

namespace {

constexpr std::string_view hashed_somehow = "hashed";

std::unexpected<Error> refused(const std::string& how, const std::string& remedy) {
    return fail(other_user_naming, "the database keeps users under " + how +
                                       ", so that each would be a new customer; " + remedy +
                                       ", or a new database, would be right (one without customers "
                                       "takes the new setting from `skilld store migrate`)");
}

}    // namespace

std::string naming_by_form(std::string_view user) {
    return std::string(has_hashed_form(user) ? hashed_somehow : clear_naming);
}

Result<void> check_naming(const std::string& noted, const std::string& ours) {
    if (noted == ours || (noted == hashed_somehow && ours != clear_naming)) return {};
    if (noted == clear_naming) {
        return refused("their ids in clear", "\"hash_user_ids\": false");
    }
    if (ours == clear_naming) {
        return refused("hashed ids", "\"hash_user_ids\": true with the key it was made with");
    }
    return refused("ids hashed with another key", "that key in \"user_id_key\" or its file");
}

}    // namespace ask::store::detail
