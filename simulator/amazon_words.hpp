#pragma once

#include <vector>

#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/amazon_change.hpp"

namespace ask::simulator {

// A change as a script's "amazon" turn writes it: {"product_api": {"status": 503}}.
[[nodiscard]] Json to_json(const AmazonChange& change);

// The changes that such an object asks for. Errors: errors::invalid with every fault, a line each
// with its JSON pointer. Whether the products exist is found out when they are applied.
[[nodiscard]] Result<std::vector<AmazonChange>> read_amazon_changes(const Json& written);

// What is wrong now, in the same words; {} when all is well. Read and applied to a new Amazon it
// makes the same faults. What belongs to one customer (counts, voice_purchasing) is not among them.
[[nodiscard]] Json faults_of(const Amazon& amazon);

// Ends all that faults_of tells of.
void end_faults(Amazon& amazon);

}    // namespace ask::simulator
