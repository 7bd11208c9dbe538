#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "simulator/script.hpp"
#include "simulator/script_crew.hpp"

namespace ask::app::detail {

// Where conversations go that are written back as scripts.
struct RecordingPlan {
    std::string to;    // a file; a folder for several scripts, or when it is one; empty: nowhere
    bool force = false;
};

// Writes what was played as scripts that expect what came; titles, customers and comments stay.
class Recording {
 public:
    // Nothing is written yet. Errors: errors::invalid, a line each, for a file that is there and is
    // not the script itself (unless forced), and for two scripts of one name.
    static Result<Recording> make(const RecordingPlan& plan,
                                  const std::vector<simulator::Script>& scripts);

    // Only the first round counts. Errors: errors::invalid for a conversation that could not be
    // played to its end; errors::unavailable when the file cannot be written.
    Result<void> keep(const simulator::PlayedScript& played);
    [[nodiscard]] std::size_t written() const { return written_; }

 private:
    std::map<const simulator::Script*, std::filesystem::path> files_;
    std::size_t written_ = 0;
};

}    // namespace ask::app::detail
