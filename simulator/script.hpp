#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/amazon_change.hpp"
#include "simulator/expectation.hpp"
#include "simulator/purchase_flow.hpp"
#include "simulator/utterance.hpp"

namespace ask::simulator {

struct OpenSkill {};
struct Say {
    std::string words;
};
struct SendIntent {
    Understood understood;
};
struct Decide {
    Decision decision = Decision::accept;
    std::string status_code;
};
struct EndSession {
    std::string reason;
};
struct SendEvent {
    std::string name;
    Json body;
};
struct SendRequest {
    Json request;
    bool in_session = true;
};
struct ChangeAmazon {
    std::vector<AmazonChange> changes;
};

using Action = std::variant<OpenSkill, Say, SendIntent, Decide, EndSession, SendEvent, SendRequest,
                            ChangeAmazon>;

struct Turn {
    std::string pointer;    // where it stands in the script
    Action action;
    Expectation expected;
};

// A written conversation with one customer; docs/acceptance-scripts.md describes the file.
struct Script {
    std::filesystem::path file;
    std::string title;
    Locale locale;
    std::map<ReferenceName, int> holdings;    // what the customer has at the start
    bool voice_purchasing = true;
    std::vector<Turn> turns;
};

// Errors: errors::not_found; errors::invalid with every fault, a line each with file and pointer.
// Whether products and intents exist is found out when it is played.
[[nodiscard]] Result<Script> load_script(const std::filesystem::path& file);

// The scripts that the paths name; a directory means every *.json in it, by name. Errors: as above,
// and errors::invalid for a directory without any.
[[nodiscard]] Result<std::vector<Script>> load_scripts(
    const std::vector<std::filesystem::path>& paths);

}    // namespace ask::simulator
