#include "durability/shopper.hpp"

#include <utility>

namespace ask::tests {

bool Shopper::happens(int percent) {
    return std::uniform_int_distribution<int>(1, 100)(dice_) <= percent;
}

bool Shopper::do_something(const std::string& url) {
    if (count_is_late_ && happens(25)) return see_count_arrive(url);
    const bool may_trade = !count_is_late_;
    if (may_trade && (hints_ == 0 || happens(20))) return buy(url);
    const bool may_refund = may_trade && may_give_back_ && hints_ >= hints_in_a_pack;
    if (may_refund && happens(15)) return refund(url);
    if (hints_ == 0 || happens(10)) return ask(url, hints_);
    return use(url);
}

bool Shopper::use(const std::string& url) {
    const int scene = (scene_ + 1) % 3;    // a second hint in one scene is free
    return send(url, {Kind::use, town_.use_hint(who_, scene), hints_, hints_ - 1, scene});
}

bool Shopper::buy(const std::string& url) {
    order_.reset();
    if (!send(url, {Kind::order, town_.buy_hints(who_), hints_, hints_})) return false;
    if (!order_) return true;
    count_is_late_ = happens(30);
    town_.count_hint_packs(who_, count_is_late_ ? 0 : 1);
    ++packs_;
    ++done_.purchases;
    const std::string body = town_.accepted(who_, *order_);
    return send(url, {Kind::credit, body, hints_, hints_ + hints_in_a_pack});
}

// Only of a pack that is whole: what becomes of used hints is the inventory's own test.
bool Shopper::refund(const std::string& url) {
    town_.count_hint_packs(who_, -1);
    --packs_;
    ++done_.refunds;
    return ask(url, hints_ - hints_in_a_pack);
}

bool Shopper::see_count_arrive(const std::string& url) {
    town_.count_hint_packs(who_, 1);
    count_is_late_ = false;
    return ask(url, hints_);
}

bool Shopper::ask(const std::string& url, std::int64_t after) {
    return send(url, {Kind::question, town_.how_many_hints(who_), hints_, after});
}

bool Shopper::send(const std::string& url, const Step& step) {
    const Answer answer = post_({url, step.body});
    if (take(step, answer)) return true;
    if (answer) ++done_.apologies;
    interrupted_ = step;
    return false;
}

bool Shopper::try_again(const std::string& url) {
    if (!interrupted_) return true;
    const Step step = *interrupted_;
    ++done_.sent_again;
    const Answer answer = post_({url, step.body});
    if (!take(step, answer)) return false;
    interrupted_.reset();
    return true;
}

// Whether the answer says that the request was done.
bool Shopper::take(const Step& step, const Answer& answer) {
    if (answer && answer->status != 200) complain("status: " + tell(answer));
    if (step.kind == Kind::order) {
        order_ = order_in(answer);
        return order_.has_value();
    }
    const auto told = hints_told(answer);
    if (!told) return false;
    if (*told != step.after) {
        complain("told " + std::to_string(*told) + " hints, not " + std::to_string(step.after) +
                 ": " + tell(answer));
    }
    hints_ = step.after;
    if (step.kind == Kind::use) ++done_.uses;
    if (step.scene >= 0) scene_ = step.scene;
    if (step.kind != Kind::question) answered_ = {step.body, answer->body};
    return true;
}

void Shopper::compare(const StoredCustomer& stored) {
    for (const std::string& fault : stored.faults) complain("database: " + fault);
    stored_ = stored.hints;
    const std::int64_t after = interrupted_ ? interrupted_->after : hints_;
    if (stored.hints != hints_ && stored.hints != after) {
        complain("the database has " + std::to_string(stored.hints) + " hints, not " +
                 std::to_string(hints_) + " or " + std::to_string(after));
    }
    const bool used = interrupted_ && interrupted_->kind == Kind::use && stored.hints == after;
    if (used && stored.hinted_scene != interrupted_->scene) {
        complain("a hint is used, and the scene has none: half a request");
    }
}

void Shopper::settle(const std::string& url) {
    if (interrupted_) {
        const Step step = *std::exchange(interrupted_, std::nullopt);
        // Amazon's count alone cannot bring back a purchase that it does not show yet.
        const bool must_repeat = step.kind == Kind::credit && count_is_late_;
        if (must_repeat || happens(50)) {
            ++done_.sent_again;
            const Answer answer = post_({url, step.body});
            if (!take(step, answer)) complain("sent again: " + tell(answer));
        } else {
            leave(step);
        }
    }
    if (!ask(url, hints_)) complain("no balance after the restart");
    send_answered_again(url);
}

void Shopper::leave(const Step& step) {
    ++done_.left;
    if (step.kind != Kind::use) {
        hints_ = step.after;    // the next request learns it from Amazon
        return;
    }
    if (!stored_ || *stored_ != step.after) return;
    ++done_.interrupted_uses_kept;
    hints_ = step.after;
    scene_ = step.scene;
}

void Shopper::send_answered_again(const std::string& url) {
    if (!answered_) return;
    const Answered before = *std::exchange(answered_, std::nullopt);
    const Answer answer = post_({url, before.body});
    ++done_.same_answers;
    if (!answer || answer->body != before.answer) {
        complain("another answer than before the crash: " + tell(answer) +
                 "\nbefore: " + before.answer);
    }
}

void Shopper::complain(const std::string& what) {
    complaints_.push_back(user().substr(user().size() - 6) + ": " + what);
}

}    // namespace ask::tests
