#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "store/database.hpp"

namespace ask::app::detail {

struct ExportOptions {
    std::string user_naming;    // what store::user_naming gives of the database's key
    std::string after;          // only users after this one, in byte order
};

// Writes the customers as lines; in pages, so that memory does not grow with them.
// Gives how many. Errors: as Database; errors::unavailable when the text cannot be written.
Result<std::int64_t> export_customers(store::Database& database, std::ostream& out,
                                      const ExportOptions& options);

// The customers whose documents an export could not write, a line each, by their place in the byte
// order of the users. Errors: as Database.
Result<std::vector<std::string>> unreadable_customers(store::Database& database);

struct ImportOptions {
    std::string user_naming;    // as ExportOptions'; an export of another one is not taken
    bool replace = false;       // customers that are there already may be replaced
};

// Reads what export_customers wrote, and keeps with every thousand customers how far it has come:
// the same export read again goes on from there. Gives how many are there in all.
// Errors: as Database; errors::invalid for a line that is none, naming it; errors::conflict when
// there are customers already that this import did not bring, or they have names here that a server
// would not find; errors::refused for an export that was cut off.
Result<std::int64_t> import_customers(store::Database& database, std::istream& in,
                                      const ImportOptions& options);

}    // namespace ask::app::detail
