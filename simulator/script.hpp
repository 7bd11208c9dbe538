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
    std::string request_id;    // the request is to have this one; empty: any
    Json written;              // as it stands there, without its expectation
};

// Who a script is about, and what they have at the start.
struct ScriptCustomer {
    std::vector<ReferenceName> owned;
    std::map<ReferenceName, int> counts;
    bool voice_purchasing = true;
    std::string name;                        // empty: none was given
    bool has_screen = true;                  // what they speak to
    std::vector<std::string> permissions;    // "alexa::profile:given_name:read"
};

// A written conversation with one customer; docs/acceptance-scripts.md describes the file.
struct Script {
    std::filesystem::path file;
    std::string title;
    Locale locale;
    ScriptCustomer customer;
    std::vector<Turn> turns;
};

// Errors: errors::not_found; errors::invalid with every fault, a line each with file and pointer.
// Whether products and intents exist is found out when it is played.
[[nodiscard]] Result<Script> load_script(const std::filesystem::path& file);

// One turn, or one customer, written as in a script. Errors: errors::invalid, a line a fault:
// "turn: /say: must be a text".
[[nodiscard]] Result<Turn> parse_turn(const Json& written);
[[nodiscard]] Result<ScriptCustomer> parse_customer(const Json& written);

// The scripts that the paths name; a directory means every *.json in it, by name. Errors: as above,
// and errors::invalid for a directory without any.
[[nodiscard]] Result<std::vector<Script>> load_scripts(
    const std::vector<std::filesystem::path>& paths);

}    // namespace ask::simulator
