#include "store/detail/postgres_errors.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "store/database.hpp"

namespace ask::store::detail {

namespace {

// The first that the state begins with counts: whole states stand before their class.
struct Meaning {
    std::string_view state;
    ErrorCode code;
    std::string_view remedy;
};

constexpr auto meanings = std::to_array<Meaning>({
    {"40001", try_again, ""},           // serialization failure
    {"40P01", try_again, ""},           // deadlock
    {"23505", errors::conflict, ""},    // unique violation
    {"55P03", errors::timeout, ""},     // lock_timeout
    {"57014", errors::timeout, ""},     // statement_timeout, or cancelled by hand
    {"57P", connection_lost, ""},       // shut down, terminated, not started yet
    {"08", connection_lost, ""},        // connection exceptions
    {"25006", errors::unavailable,
     "this server only reads: name the primary in the DSN, or all of them with "
     "target_session_attrs=read-write"},
    {"25P0", connection_lost, ""},    // left over, or ended by the server as idle
    {"28", errors::unavailable, "check user and password of the DSN, and the server's pg_hba.conf"},
    {"3D000", errors::unavailable, "create the database first, for example with createdb"},
    {"3F000", errors::unavailable, "create the schema that the search_path names"},
    {"42501", errors::unavailable,
     "grant the role CREATE on the schema for the migrations, and read and write on its tables"},
    {"42P01", damaged, "a table is missing: apply the migrations"},
    {"53100", errors::unavailable, "the server's disk is full"},
    {"53300", errors::unavailable, "raise the server's max_connections, or use fewer connections"},
    {"21000", errors::invalid, ""},    // the same row twice in one statement
    {"22", errors::invalid, ""},       // data exceptions: not UTF-8, a NUL, …
    {"54000", errors::invalid, ""},    // too large for an index row
    {"58P01", damaged, "a file of the database is missing: restore a backup"},
    {"XX001", damaged, "restore a backup"},
    {"XX002", damaged, "an index is damaged: REINDEX, after a look at the disk"},
});

const Meaning* meaning_of(std::string_view state) {
    const auto found = std::ranges::find_if(
        meanings, [&](const Meaning& one) { return state.starts_with(one.state); });
    return found == meanings.end() ? nullptr : &*found;
}

}    // namespace

ErrorCode code_of_state(std::string_view state) {
    const Meaning* meaning = meaning_of(state);
    return meaning ? meaning->code : errors::unavailable;
}

std::string_view remedy_of_state(std::string_view state) {
    const Meaning* meaning = meaning_of(state);
    return meaning ? meaning->remedy : std::string_view();
}

Error error_of_state(std::string_view state, std::string_view message) {
    std::string context = std::string(state) + ": " + std::string(message);
    if (const auto remedy = remedy_of_state(state); !remedy.empty()) {
        context += "; " + std::string(remedy);
    }
    return {code_of_state(state), std::move(context)};
}

std::string without_password(std::string_view words, const Secret& password) {
    std::string out(words);
    const std::string& hidden = password.reveal();
    for (auto at = out.find(hidden); !hidden.empty() && at != std::string::npos;) {
        out.replace(at, hidden.size(), "***");
        at = out.find(hidden, at + 3);
    }
    while (!out.empty() && out.back() == '\n') out.pop_back();
    std::ranges::replace(out, '\n', ' ');
    return out;
}

Error public_error(Error error) {
    if (error.code == try_again) error.code = errors::timeout;
    if (error.code == connection_lost) error.code = errors::unavailable;
    return error;
}

}    // namespace ask::store::detail
