#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ask::app::detail {

// What `skilld simulate` was asked for; an empty text means that the option was not given.
struct SimulateOptions {
    std::vector<std::string> scripts;
    std::string config = "config/development.json";
    std::string endpoint;
    std::string serve_binary = "/proc/self/exe";
    std::string pki;
    std::uint16_t amazon_port = 0;
    std::string amazon_listen = "127.0.0.1";
    std::string save;
    bool prepare = false;

    // Of the skill, where it is not the configuration's.
    std::string model;    // skill package
    std::string application_id = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000";    // its
    bool is_unsigned = false;    // no signature headers
    std::string endpoint_ca;     // file; empty: the stand-in's own CA
    bool any_certificate = false;

    // Of the desk that stays up.
    std::uint16_t port = 8090;    // of the console, 0: any free one
    std::string listen = "127.0.0.1";
    std::string state = "data/stand-in";    // folder
    bool reset = false;                     // begin with a new customer

    // Of scripts.
    std::size_t jobs = 1;      // 0: one per core
    std::size_t repeat = 1;    // each script so often
    bool quiet = false;        // of the conversations only those that came otherwise
    std::string junit;         // file
    std::string record;        // file; a folder for several scripts
    bool force = false;        // overwrite other files
};

}    // namespace ask::app::detail
