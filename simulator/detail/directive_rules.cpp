#include "simulator/detail/directive_rules.hpp"

#include <string_view>

#include "simulator/detail/audio_rules.hpp"
#include "simulator/detail/dialog_rules.hpp"
#include "simulator/detail/directive_members.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/purchase_rules.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;
using model::AnswerKind;

// Amazon: a video takes the device over, so the session cannot be left open or ended with it.
void check_video(const Json& response, Refusals& refusals) {
    if (!response.contains("shouldEndSession")) return;
    refusals.push_back("VideoApp.Launch cannot have shouldEndSession");
}

void check_directive(const Json& response, const Json& directive, const Asked& asked,
                     Refusals& refusals) {
    const std::string type = text_at(directive, "/type");
    if (type.empty()) return refusals.push_back("a directive has no type");
    const bool is_audio = type.starts_with("AudioPlayer.");
    if (asked.kind == AnswerKind::directives_only && !is_audio) {
        refusals.push_back(type + " may not answer a request of this kind");
    }
    check_members(directive, refusals);
    if (type == "AudioPlayer.Play") check_stream(directive, refusals);
    if (type.starts_with("Dialog.")) check_dialog(response, directive, asked, refusals);
    if (type == "VideoApp.Launch") check_video(response, refusals);
    if (is_purchase(directive)) check_purchase(response, directive, refusals);
}

}    // namespace

void check_directives(const Json& response, const Asked& asked, Refusals& refusals) {
    const auto directives = response.find("directives");
    if (directives == response.end()) return;
    if (!directives->is_array()) return refusals.push_back("directives is not a list");
    const bool may_have =
        asked.kind == AnswerKind::full || asked.kind == AnswerKind::directives_only;
    if (!may_have && !directives->empty()) {
        refusals.push_back("directives may not answer a request of this kind");
    }
    for (const Json& directive : *directives) {
        check_directive(response, directive, asked, refusals);
    }
}

}    // namespace ask::simulator::detail
