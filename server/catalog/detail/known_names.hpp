#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "catalog/detail/file_report.hpp"
#include "catalog/detail/place.hpp"

namespace ask::catalog::detail {

// A product file and the folder of the products that are sold together with it.
struct FileOfPackage {
    std::filesystem::path file;
    std::filesystem::path package;
};

// The reference names of the files so far.
class KnownNames {
 public:
    void check(const Place& product, const FileOfPackage& place, FileReport& report);

 private:
    struct Known {
        std::string name;
        std::string file;
    };
    // By the name in small letters: the first in each package, and the first of all.
    std::map<std::pair<std::filesystem::path, std::string>, Known> in_package_;
    std::map<std::string, Known> anywhere_;
};

// The file's name against the reference name, its folder against the type.
void check_placement(const Place& product, const std::filesystem::path& file, FileReport& report);

}    // namespace ask::catalog::detail
