#include "simulator/transcript.hpp"

#include <algorithm>
#include <utility>

#include "core/match.hpp"
#include "core/utf8.hpp"
#include "simulator/detail/change_text.hpp"

namespace ask::simulator {

namespace {

std::string with_slots(const Understood& understood) {
    std::string text = understood.intent;
    for (const auto& [name, value] : understood.slots) text += " " + name + "=" + value;
    return text;
}

std::string changes_text(const ChangeAmazon& amazon) {
    std::string text;
    for (const AmazonChange& change : amazon.changes) {
        if (!text.empty()) text += "; ";
        text += detail::change_text(change);
    }
    return text;
}

TurnLine by_customer(std::string what) {
    return {"Customer", std::move(what)};
}

TurnLine by_alexa(std::string what) {
    return {"Alexa", std::move(what)};
}

// A difference may have several lines.
std::string indented(std::string_view text) {
    constexpr std::string_view margin = "      ";
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (!out.empty()) out += '\n';
        out += margin;
        out += printable(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}    // namespace

void Transcript::begin(const Script& script) {
    out_ << "\n"
         << printable(script.title) << " (" << script.locale.text() << ", " << script.file.string()
         << ")\n";
}

void Transcript::line(std::string_view who, std::string_view what) {
    constexpr std::size_t column = 10;
    out_ << "  " << who << ":";
    for (std::size_t filled = who.size(); filled < column; ++filled) out_ << ' ';
    out_ << printable(what) << "\n";
}

void Transcript::verdict(const Turn& turn, const std::vector<std::string>& differences) {
    if (differences.empty()) {
        out_ << "  ✓\n";
        return;
    }
    out_ << "  ✗ " << turn.pointer << "\n";
    for (const std::string& difference : differences) out_ << indented(difference) << "\n";
}

TurnLine describe(const Action& action) {
    return std::visit(
        Match{
            [](const OpenSkill&) { return by_customer("Alexa, open the skill"); },
            [](const Say& say) { return by_customer(say.words); },
            [](const SendIntent& send) {
                return by_customer("(" + with_slots(send.understood) + ")");
            },
            [](const Decide& decide) {
                return by_customer("(purchase: " + std::string(to_text(decide.decision)) + ")");
            },
            [](const EndSession& end) {
                return by_alexa("(ends the session: " + end.reason + ")");
            },
            [](const SendEvent& event) { return by_alexa("(event " + event.name + ")"); },
            [](const SendRequest& send) {
                return by_alexa("(request " + send.request.value("type", "") + ")");
            },
            [](const ChangeAmazon& amazon) {
                return TurnLine{"Amazon", "(" + changes_text(amazon) + ")"};
            },
        },
        action);
}

}    // namespace ask::simulator
