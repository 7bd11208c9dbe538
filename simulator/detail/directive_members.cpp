#include "simulator/detail/directive_members.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "simulator/detail/json_text.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

enum class Kind { text, number, object, list };

struct Member {
    std::string_view type;
    std::string_view pointer;
    Kind kind;
};

constexpr std::array needed{
    Member{"Dialog.ElicitSlot", "/slotToElicit", Kind::text},
    Member{"Dialog.ConfirmSlot", "/slotToConfirm", Kind::text},
    Member{"Dialog.UpdateDynamicEntities", "/updateBehavior", Kind::text},
    Member{"Dialog.DelegateRequest", "/target", Kind::text},
    Member{"AudioPlayer.Play", "/playBehavior", Kind::text},
    Member{"AudioPlayer.Play", "/audioItem/stream/url", Kind::text},
    Member{"AudioPlayer.Play", "/audioItem/stream/token", Kind::text},
    Member{"AudioPlayer.Play", "/audioItem/stream/offsetInMilliseconds", Kind::number},
    Member{"AudioPlayer.ClearQueue", "/clearBehavior", Kind::text},
    Member{"Alexa.Presentation.APL.RenderDocument", "/document", Kind::object},
    Member{"Alexa.Presentation.APL.ExecuteCommands", "/token", Kind::text},
    Member{"Alexa.Presentation.APL.ExecuteCommands", "/commands", Kind::list},
    Member{"VideoApp.Launch", "/videoItem/source", Kind::text},
    Member{"Connections.StartConnection", "/uri", Kind::text},
    Member{"Connections.SendRequest", "/payload", Kind::object},
    Member{"Tasks.CompleteTask", "/status", Kind::object},
};

// What a member may say, with spaces between.
struct Choice {
    std::string_view type;
    std::string_view pointer;
    std::string_view values;
};

constexpr std::array choices{
    Choice{"Dialog.UpdateDynamicEntities", "/updateBehavior", "REPLACE CLEAR"},
    Choice{"AudioPlayer.Play", "/playBehavior", "ENQUEUE REPLACE_ALL REPLACE_ENQUEUED"},
    Choice{"AudioPlayer.ClearQueue", "/clearBehavior", "CLEAR_ENQUEUED CLEAR_ALL"},
    Choice{"Connections.StartConnection", "/onCompletion", "RESUME_SESSION SEND_ERRORS_ONLY"},
};

bool has(const Json& directive, const Member& member) {
    const Json::json_pointer at{std::string(member.pointer)};
    if (!directive.contains(at)) return false;
    const Json& value = directive.at(at);
    switch (member.kind) {
        case Kind::text:
            return value.is_string() && !value.get_ref<const std::string&>().empty();
        case Kind::number:
            return value.is_number();
        case Kind::object:
            return value.is_object();
        case Kind::list:
            return value.is_array();
    }
    return false;
}

// "/audioItem/stream/url" → "audioItem.stream.url".
std::string readable(std::string_view pointer) {
    std::string text(pointer.substr(1));
    std::replace(text.begin(), text.end(), '/', '.');
    return text;
}

bool allows(const Choice& choice, const std::string& value) {
    const auto values = split_at_spaces(choice.values);
    return std::find(values.begin(), values.end(), value) != values.end();
}

}    // namespace

void check_members(const Json& directive, Refusals& refusals) {
    const std::string type = text_at(directive, "/type");
    for (const Member& member : needed) {
        if (member.type != type || has(directive, member)) continue;
        refusals.push_back(type + " has no " + readable(member.pointer));
    }
    for (const Choice& choice : choices) {
        const std::string value = text_at(directive, std::string(choice.pointer));
        if (choice.type != type || value.empty() || allows(choice, value)) continue;
        refusals.push_back(type + " has the " + readable(choice.pointer) + " \"" + value + "\"");
    }
}

}    // namespace ask::simulator::detail
