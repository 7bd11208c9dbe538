#pragma once

#include <filesystem>
#include <string>

#include "core/text_file.hpp"
#include "fuzz/noon.hpp"
#include "verify/chain.hpp"

namespace ask::fuzz {

// certificates of a development PKI whose keys nobody has any more: see README.md.
inline std::string known_file(const char* name) {
    return read_text_file(std::filesystem::path(SKILLD_SOURCE_DIR) / "tests" / "fuzz" / "known" /
                          name)
        .value();
}

inline const verify::TrustStore& known_root() {
    static const auto root = verify::TrustStore::from_pem(known_file("root.pem")).value();
    return root;
}

}    // namespace ask::fuzz
