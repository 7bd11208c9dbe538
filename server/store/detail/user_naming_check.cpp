#include "store/detail/user_naming_check.hpp"

#include "store/database.hpp"
#include "store/hashed_users.hpp"

namespace ask::store::detail {

Result<void> check_naming(const std::string& noted, const std::string& ours) {
    if (noted == ours) return {};
    const std::string loss = ", so that each would be taken for a new customer; ";
    if (noted == clear_naming) {
        return fail(other_user_naming, "the database keeps users under their ids in clear" + loss +
                                           "\"hash_user_ids\": false, or a database of its own, "
                                           "would be right");
    }
    if (ours == clear_naming) {
        return fail(other_user_naming, "the database keeps users under hashed ids" + loss +
                                           "\"hash_user_ids\": true with the key it was made with "
                                           "would be right");
    }
    return fail(other_user_naming, "the database keeps users under ids hashed with another key" +
                                       loss + "that key in \"user_id_key_file\" would be right");
}

}    // namespace ask::store::detail
