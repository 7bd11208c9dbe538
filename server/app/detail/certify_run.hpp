#pragma once

#include <string>

#include "app/detail/simulate_options.hpp"

namespace ask::app::detail {

// What `skilld certify` was asked for; an empty text means that the option was not given.
struct CertifyOptions {
    SimulateOptions host;           // which skill, where, and with which certificates
    std::string plan;               // file; without it certification.json beside the configuration
    std::string format = "text";    // text, json, junit, html
    std::string output;             // file; empty: standard output
    bool is_strict = false;         // advice counts as failure
};

// Certifies a server of its own or the endpoint that was given; the report goes to the output,
// complaints to standard error. The exit status.
[[nodiscard]] int run_certify(const CertifyOptions& options);

}    // namespace ask::app::detail
