#include "app/detail/recording.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "core/text_file.hpp"
#include "simulator/script_writer.hpp"

namespace ask::app::detail {

namespace fs = std::filesystem;

namespace {

using simulator::PlayedScript;
using simulator::Script;
using simulator::TurnState;

fs::path file_for(const Script& script, const RecordingPlan& plan, bool is_folder) {
    return is_folder ? fs::path(plan.to) / script.file.filename() : fs::path(plan.to);
}

// Why it may not be written there; empty: it may.
std::string objection(const fs::path& file, const Script& script, bool force) {
    std::error_code unknown;
    if (force || !fs::exists(file, unknown)) return "";
    if (fs::equivalent(file, script.file, unknown)) return "";
    return file.string() + ": is there already; --force overwrites it";
}

void add_line(std::string& text, const std::string& line) {
    if (line.empty()) return;
    text += (text.empty() ? "" : "\n") + line;
}

bool was_played_to_its_end(const PlayedScript& played) {
    const auto& turns = played.result.turns;
    const bool is_reached = std::none_of(turns.begin(), turns.end(), [](const auto& turn) {
        return turn.state == TurnState::not_reached;
    });
    return is_reached && !played.result.ended_early;
}

std::string script_text(const PlayedScript& played) {
    const Script& script = *played.script;
    simulator::HappenedScript happened;
    happened.title = script.title;
    happened.locale = script.locale;
    happened.customer = script.customer;
    for (std::size_t i = 0; i < script.turns.size(); ++i) {
        const simulator::TurnResult& turn = played.result.turns[i];
        happened.turns.push_back(
            {.turn = script.turns[i].written, .came = turn.came, .request_id = turn.request_id});
    }
    return simulator::write_script(happened);
}

}    // namespace

Result<Recording> Recording::make(const RecordingPlan& plan, const std::vector<Script>& scripts) {
    Recording recording;
    if (plan.to.empty()) return recording;
    const bool is_folder = scripts.size() > 1 || fs::is_directory(plan.to);
    std::string faults;
    std::set<fs::path> files;
    for (const Script& script : scripts) {
        const fs::path file = file_for(script, plan, is_folder);
        add_line(faults, objection(file, script, plan.force));
        if (!files.insert(file).second) {
            add_line(faults, file.string() + ": two of the scripts would be recorded here");
        }
        recording.files_[&script] = file;
    }
    if (!faults.empty()) return fail(errors::invalid, faults);
    return recording;
}

Result<void> Recording::keep(const PlayedScript& played) {
    const auto found = files_.find(played.script);
    if (found == files_.end() || played.round > 0) return {};
    if (!was_played_to_its_end(played)) {
        return fail(errors::invalid, found->second.string() +
                                         ": not recorded; the conversation could not be played "
                                         "to its end");
    }
    const Result<void> written = write_text_file(found->second, script_text(played));
    if (written) ++written_;
    return written;
}

}    // namespace ask::app::detail
