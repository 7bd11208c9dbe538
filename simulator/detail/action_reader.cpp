#include <algorithm>
#include <array>
#include <string_view>

#include "simulator/detail/script_reader.hpp"

namespace ask::simulator::detail {

namespace {

using catalog::JsonPlace;

Action read_open(const JsonPlace& turn) {
    turn.allow_only({"open", "request_id", "expect", "comment"});
    const auto open = turn.require("open");
    if (open && open->value() != true) open->fault("must be true");
    return OpenSkill{};
}

Action read_say(const JsonPlace& turn) {
    turn.allow_only({"say", "request_id", "expect", "comment"});
    return Say{turn.required_text("say")};
}

Action read_intent(const JsonPlace& turn) {
    turn.allow_only({"intent", "slots", "request_id", "expect", "comment"});
    Understood understood{turn.required_text("intent"), {}};
    const auto slots = turn.find("slots");
    if (!slots) return SendIntent{understood};
    for (const auto& [name, place] : slots->members()) {
        understood.slots[name] = place.text().value_or("");
    }
    return SendIntent{understood};
}

Action read_purchase(const JsonPlace& turn) {
    turn.allow_only({"purchase", "status_code", "request_id", "expect", "comment"});
    constexpr std::array decisions{
        Decision::accept, Decision::decline,           Decision::pending,
        Decision::error,  Decision::already_purchased, Decision::not_entitled};
    const std::string word = turn.required_text("purchase");
    const auto found = std::find_if(decisions.begin(), decisions.end(),
                                    [&](Decision decision) { return to_text(decision) == word; });
    if (found != decisions.end()) return Decide{*found, turn.text_of("status_code", "200")};
    turn.require("purchase")
        ->fault("must be accept, decline, pending, error, already_purchased or not_entitled");
    return Decide{};
}

Action read_end(const JsonPlace& turn) {
    turn.allow_only({"end", "request_id", "expect", "comment"});
    const std::string word = turn.required_text("end");
    if (word == "user_initiated") return EndSession{"USER_INITIATED"};
    if (word == "error") return EndSession{"ERROR"};
    if (word == "exceeded_max_reprompts") return EndSession{"EXCEEDED_MAX_REPROMPTS"};
    turn.require("end")->fault("must be user_initiated, error or exceeded_max_reprompts");
    return EndSession{};
}

Action read_event(const JsonPlace& turn) {
    turn.allow_only({"event", "persistence", "body", "request_id", "expect", "comment"});
    SendEvent event{turn.required_text("event"), nullptr};
    const auto body = turn.find("body");
    if (body && body->is_object()) event.body = body->value();
    const auto persistence = turn.find("persistence");
    if (!persistence) return event;
    const std::string word = persistence->text().value_or("");
    if (word != "PERSISTED" && word != "NOT_PERSISTED") {
        persistence->fault("must be PERSISTED or NOT_PERSISTED");
    }
    event.body["userInformationPersistenceStatus"] = word;
    return event;
}

Action read_request(const JsonPlace& turn) {
    turn.allow_only({"request", "in_session", "request_id", "expect", "comment"});
    SendRequest request;
    const auto in_session = turn.find("in_session");
    if (in_session) request.in_session = in_session->flag().value_or(true);
    const auto written = turn.require("request");
    if (written->is_object()) request.request = written->value();
    (void)written->required_text("type");
    return request;
}

Action read_amazon(const JsonPlace& turn) {
    turn.allow_only({"amazon", "comment"});
    return ChangeAmazon{read_changes(*turn.require("amazon"))};
}

struct Kind {
    std::string_view member;
    Action (*read)(const JsonPlace&);
};

constexpr std::array kinds{
    Kind{"open", read_open},         Kind{"say", read_say},       Kind{"intent", read_intent},
    Kind{"purchase", read_purchase}, Kind{"end", read_end},       Kind{"event", read_event},
    Kind{"request", read_request},   Kind{"amazon", read_amazon},
};

}    // namespace

std::optional<Action> read_action(const JsonPlace& turn) {
    if (!turn.is_object()) return std::nullopt;
    const Kind* chosen = nullptr;
    for (const Kind& kind : kinds) {
        if (!turn.find(kind.member)) continue;
        if (chosen) {
            turn.fault("is both " + std::string(chosen->member) + " and " +
                       std::string(kind.member));
            return std::nullopt;
        }
        chosen = &kind;
    }
    if (chosen) return chosen->read(turn);
    turn.fault("must be one of: open, say, intent, purchase, end, event, request, amazon");
    return std::nullopt;
}

}    // namespace ask::simulator::detail
