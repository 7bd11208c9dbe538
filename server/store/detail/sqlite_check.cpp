#include "store/detail/sqlite_check.hpp"

#include "store/detail/balance_check.hpp"

namespace ask::store::detail {

Result<std::vector<std::string>> file_faults(SqliteConnection& connection) {
    auto query = connection.query("PRAGMA integrity_check");
    if (!query) return std::unexpected(query.error());
    std::vector<std::string> faults;
    Result<bool> row = query->row();
    for (; row && *row; row = query->row()) {
        if (std::string line = query->text(0); line != "ok") faults.push_back(std::move(line));
    }
    if (!row && faults.empty()) return std::unexpected(row.error());
    return faults;
}

Result<std::vector<std::string>> balance_faults(SqliteConnection& connection) {
    auto query = connection.query(
        "SELECT id, user, product, items, stock FROM inventory_changes ORDER BY user, product, id");
    if (!query) return std::unexpected(query.error());
    BalanceCheck check;
    Result<bool> row = query->row();
    for (; row && *row; row = query->row()) {
        check.add(BalanceRow{.id = query->number(0),
                             .user = query->text(1),
                             .product = query->text(2),
                             .items = query->number(3),
                             .stock = query->number(4)});
    }
    if (!row && check.faults().empty()) return std::unexpected(row.error());
    return check.faults();
}

}    // namespace ask::store::detail
