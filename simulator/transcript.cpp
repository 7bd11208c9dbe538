#include "simulator/transcript.hpp"

#include "core/match.hpp"

namespace ask::simulator {

namespace {

std::string with_slots(const Understood& understood) {
    std::string text = understood.intent;
    for (const auto& [name, value] : understood.slots) text += " " + name + "=" + value;
    return text;
}

std::string_view word_of(HoldingEvent event) {
    switch (event) {
        case HoldingEvent::purchased:
            return "bought elsewhere";
        case HoldingEvent::pending_completed:
            return "the pending payment went through";
        case HoldingEvent::pending_failed:
            return "the pending payment failed";
        case HoldingEvent::refunded:
            return "refunded";
        case HoldingEvent::term_ended:
            return "the term ended";
        case HoldingEvent::reset:
            return "reset";
        case HoldingEvent::taken_off_sale:
            return "taken off sale";
        case HoldingEvent::put_on_sale:
            return "on sale again";
    }
    return "";
}

std::string trouble_text(const Trouble& trouble) {
    if (trouble.is_well()) return "the product API works";
    std::string text = "the product API";
    if (trouble.status) text += " answers " + std::to_string(*trouble.status);
    if (trouble.hangs) text += " hangs";
    if (trouble.delay.count() > 0) {
        text += " waits " + std::to_string(trouble.delay.count()) + " ms";
    }
    if (trouble.times) text += ", " + std::to_string(*trouble.times) + " times";
    return text;
}

std::string change_text(const AmazonChange& change) {
    return std::visit(
        Match{
            [](const HoldingChange& c) {
                return c.product.text() + ": " + std::string(word_of(c.event));
            },
            [](const ProductApiChange& c) { return trouble_text(c.trouble); },
            [](const CertificateHostChange& c) {
                return std::string("the certificate host is ") + (c.is_down ? "down" : "up");
            },
            [](const NextCertificateFile&) {
                return std::string("the next certificate file is used");
            },
            [](const VoicePurchasingChange& c) {
                return std::string("voice purchasing is ") + (c.is_on ? "on" : "off");
            },
            [](const CountsChange& c) {
                return std::string("purchases are counted ") + (c.are_late ? "late" : "at once");
            },
            [](const ChildDirectedChange& c) {
                return std::string("the skill is ") + (c.is_child_directed ? "" : "not ") +
                       "child-directed";
            },
            [](const PageSizeChange& c) {
                return "at most " + std::to_string(c.most_products) + " products a page";
            },
        },
        change);
}

std::string changes_text(const ChangeAmazon& amazon) {
    std::string text;
    for (const AmazonChange& change : amazon.changes) {
        if (!text.empty()) text += "; ";
        text += change_text(change);
    }
    return text;
}

}    // namespace

void Transcript::begin(const Script& script) {
    out_ << "\n"
         << script.title << " (" << script.locale.text() << ", " << script.file.string() << ")\n";
}

void Transcript::line(std::string_view who, std::string_view what) {
    constexpr std::size_t column = 10;
    out_ << "  " << who << ":";
    for (std::size_t filled = who.size(); filled < column; ++filled) out_ << ' ';
    out_ << what << "\n";
}

void Transcript::verdict(const Turn& turn, const std::vector<std::string>& differences) {
    if (differences.empty()) {
        out_ << "  ✓\n";
        return;
    }
    out_ << "  ✗ " << turn.pointer << "\n";
    for (const std::string& difference : differences) out_ << "      " << difference << "\n";
}

void Transcript::summary(std::size_t scripts, std::size_t turns,
                         const std::vector<std::string>& failed) {
    out_ << "\n" << scripts << (scripts == 1 ? " script, " : " scripts, ") << turns << " turns: ";
    if (failed.empty()) {
        out_ << "all as expected\n";
        return;
    }
    out_ << failed.size() << " failed\n";
    for (const std::string& name : failed) out_ << "  ✗ " << name << "\n";
}

TurnLine describe(const Action& action) {
    return std::visit(
        Match{
            [](const OpenSkill&) { return TurnLine{"Customer", "Alexa, open the skill"}; },
            [](const Say& say) { return TurnLine{"Customer", say.words}; },
            [](const SendIntent& send) {
                return TurnLine{"Customer", "(" + with_slots(send.understood) + ")"};
            },
            [](const Decide& decide) {
                return TurnLine{"Customer",
                                "(purchase: " + std::string(to_text(decide.decision)) + ")"};
            },
            [](const EndSession& end) {
                return TurnLine{"Alexa", "(ends the session: " + end.reason + ")"};
            },
            [](const SendEvent& event) { return TurnLine{"Alexa", "(event " + event.name + ")"}; },
            [](const SendRequest& send) {
                return TurnLine{"Alexa", "(request " + send.request.value("type", "") + ")"};
            },
            [](const ChangeAmazon& amazon) {
                return TurnLine{"Amazon", "(" + changes_text(amazon) + ")"};
            },
        },
        action);
}

}    // namespace ask::simulator
