#include "store/detail/sqlite_errors.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "store/database.hpp"

namespace ask::store::detail {

namespace {

struct Meaning {
    int primary;    // SQLite's primary result code
    ErrorCode code;
    std::string_view remedy;
};

constexpr std::array meanings{
    Meaning{SQLITE_FULL, errors::unavailable, "free some space on its disk"},
    Meaning{SQLITE_READONLY, errors::unavailable,
            "the file and its folder must be writable for this user"},
    Meaning{SQLITE_CANTOPEN, errors::unavailable,
            "the folder must exist, and it and the file be readable and writable for this user"},
    Meaning{SQLITE_PERM, errors::unavailable,
            "the file and its folder must be writable for this user"},
    Meaning{SQLITE_IOERR, errors::unavailable, "look at its disk and at the system's log"},
    Meaning{SQLITE_NOMEM, errors::unavailable, "give the process more memory"},
    Meaning{SQLITE_BUSY, errors::timeout, "another process holds it"},
    Meaning{SQLITE_LOCKED, errors::unavailable, "another process holds it"},
    Meaning{SQLITE_PROTOCOL, errors::unavailable, "others open and close it all the time"},
    Meaning{SQLITE_SCHEMA, errors::unavailable, "another process is changing its tables"},
    Meaning{SQLITE_INTERRUPT, errors::timeout, "the deadline passed"},
    Meaning{SQLITE_TOOBIG, errors::unavailable, "a document is too large for it"},
    Meaning{SQLITE_CORRUPT, damaged, "run skilld store check, and restore a backup"},
    Meaning{SQLITE_NOTADB, damaged, "is storage.path right? if so, restore a backup"},
};

// Whatever is not in the table: a statement that does not fit the tables that are there.
constexpr Meaning other{SQLITE_ERROR, damaged, "run skilld store migrate, then skilld store check"};

constexpr int primary_of(int code) {
    return code & 0xFF;
}

const Meaning& meaning_of(int code) {
    const auto* const found = std::ranges::find(meanings, primary_of(code), &Meaning::primary);
    return found == meanings.end() ? other : *found;
}

}    // namespace

Error error_of(const SqliteFault& fault, const std::filesystem::path& file) {
    const Meaning& meaning = meaning_of(fault.code);
    std::string context = file.string() + ": " + fault.message;
    if (fault.system_errno != 0) {
        context += " (" + std::generic_category().message(fault.system_errno) + ")";
    }
    context.append(": ").append(meaning.remedy);
    return Error{meaning.code, std::move(context)};
}

bool breaks_connection(int code) {
    constexpr std::array harmless{SQLITE_FULL,      SQLITE_BUSY,   SQLITE_LOCKED,
                                  SQLITE_INTERRUPT, SQLITE_TOOBIG, SQLITE_NOMEM};
    return std::ranges::find(harmless, primary_of(code)) == harmless.end();
}

}    // namespace ask::store::detail
