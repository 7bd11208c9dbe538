#pragma once

#include "architecture/source.hpp"

namespace architecture {

// No tab, no space at a line's end, no note of unfinished work, no path or host of somebody's
// machine. For every text file of the tree; a Makefile's tabs would have to be let through.
[[nodiscard]] Faults text_faults(const Source& source);

}    // namespace architecture
