#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace ask::tests {

// Somebody else who has the same file open.
class RawSqlite {
 public:
    explicit RawSqlite(const std::filesystem::path& file) {
        if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw_it();
    }
    ~RawSqlite() { sqlite3_close(database_); }
    RawSqlite(const RawSqlite&) = delete;
    RawSqlite& operator=(const RawSqlite&) = delete;

    void run(const std::string& sql) {
        if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw_it();
    }

 private:
    void throw_it() { throw std::runtime_error(sqlite3_errmsg(database_)); }
    sqlite3* database_ = nullptr;
};

}    // namespace ask::tests
