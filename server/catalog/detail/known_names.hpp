#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "catalog/detail/file_report.hpp"
#include "catalog/detail/place.hpp"

namespace ask::catalog::detail {

// The reference names of the files so far.
class KnownNames {
 public:
    void check(const Place& product, const std::filesystem::path& file, FileReport& report);

 private:
    struct Known {
        std::string name;
        std::string file;
    };
    std::map<std::string, Known> names_;    // by the name in small letters
};

// The file's name against the reference name, its folder against the type.
void check_placement(const Place& product, const std::filesystem::path& file, FileReport& report);

}    // namespace ask::catalog::detail
