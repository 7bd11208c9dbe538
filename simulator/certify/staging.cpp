#include "simulator/certify/staging.hpp"

#include <functional>
#include <utility>

#include "simulator/certify/detail/scene_writer.hpp"

namespace ask::simulator::certify {

namespace {

using detail::SceneWriter;
using model::ProductType;

Staging not_said(const std::string& what, const std::string& member) {
    return {.scenes = {}, .not_run = {"the plan does not say " + what + " (\"" + member + "\")"}};
}

Staging no_way_to_buy() {
    return not_said("how to buy a product", "buy");
}

Staging no_way_to_suggestions() {
    return not_said("what leads to a suggestion", "upsell");
}

bool is_for_good(const Ware& ware) {
    return ware.type != ProductType::consumable;
}

// A conversation for each product that it is for.
Staging for_each(const Ground& ground, const std::function<bool(const Ware&)>& is_meant,
                 const std::function<void(SceneWriter&)>& write) {
    Staging staging;
    for (const Ware& ware : ground.wares) {
        if (!is_meant(ware)) continue;
        SceneWriter scene(ground, ware.name, &ware);
        write(scene);
        staging.scenes.push_back(scene.take());
    }
    return staging;
}

bool any(const Ware& /*ware*/) {
    return true;
}

// A conversation for each way to a suggestion of a product that it is for.
Staging for_suggestions(const Ground& ground, const std::function<bool(const Ware&)>& is_meant,
                        const std::function<void(SceneWriter&, const Turns&)>& write) {
    if (ground.plan.suggestions.empty()) return no_way_to_suggestions();
    Staging staging;
    for (const Suggestion& suggestion : ground.plan.suggestions) {
        const Ware* ware = ground.find(suggestion.product);
        if (!ware) {
            staging.not_run.push_back(suggestion.product.text() + " is not sold in this language");
            continue;
        }
        if (!is_meant(*ware)) continue;
        SceneWriter scene(ground, ware->name, ware);
        write(scene, suggestion.turns);
        staging.scenes.push_back(scene.take());
    }
    return staging;
}

Staging for_each_suggestion(const Ground& ground,
                            const std::function<void(SceneWriter&, const Turns&)>& write) {
    return for_suggestions(ground, any, write);
}

void add_free(const Ground& ground, SceneWriter& scene) {
    if (ground.plan.free_content) scene.turns(Step::free, ground.plan.free_content->turns);
}

// Buying ends in `decision`, and what the skill says then is what counts.
Staging stage_ending(const Ground& ground, Decision decision) {
    if (ground.plan.buy.empty()) return no_way_to_buy();
    return for_each(ground, any, [&](SceneWriter& scene) {
        scene.begin().buy().decide(decision);
        add_free(ground, scene);
    });
}

}    // namespace

Staging stage_nothing(const Ground& /*ground*/) {
    return {};
}

Staging stage_opening(const Ground& ground) {
    SceneWriter scene(ground, "A first visit");
    scene.begin().leave();
    return {.scenes = {scene.take()}};
}

// A skill names a few at a time: it is asked more than once.
Staging stage_information(const Ground& ground) {
    const Plan& plan = ground.plan;
    if (ground.wares.empty()) return {};
    if (plan.what_can_i_buy.empty()) return not_said("how to ask what is sold", "what_can_i_buy");
    SceneWriter all(ground, "What is there to buy?");
    all.begin();
    for (std::size_t asked = 0; asked < ground.wares.size(); asked += 2) {
        all.turns(Step::offers, plan.what_can_i_buy);
    }
    Staging staging{.scenes = {all.take()}};
    if (plan.detail.empty()) return staging;
    Staging each = for_each(
        ground, any, [&](SceneWriter& scene) { scene.begin().turns(Step::detail, plan.detail); });
    for (ScenePlan& scene : each.scenes) staging.scenes.push_back(std::move(scene));
    return staging;
}

Staging stage_suggestions(const Ground& ground) {
    return for_each_suggestion(ground, [](SceneWriter& scene, const Turns& way) {
        scene.begin().turns(Step::suggest, way);
    });
}

Staging stage_buying(const Ground& ground) {
    if (ground.plan.buy.empty()) return no_way_to_buy();
    return for_each(ground, any,
                    [](SceneWriter& scene) { scene.begin().buy().decide(Decision::accept).use(); });
}

Staging stage_later_use(const Ground& ground) {
    if (ground.plan.buy.empty()) return no_way_to_buy();
    const auto is_known = [&](const Ware& ware) {
        return ground.plan.use.contains(ware.reference);
    };
    Staging staging = for_each(ground, is_known, [](SceneWriter& scene) {
        scene.begin().buy().decide(Decision::accept).leave().begin().use();
    });
    for (const Ware& ware : ground.wares) {
        if (is_known(ware)) continue;
        staging.not_run.push_back("the plan does not say how " + ware.name + " is used (\"use\")");
    }
    return staging;
}

// Who has a consumable may well be offered another.
Staging stage_suggestion_of_owned(const Ground& ground) {
    const auto write = [](SceneWriter& scene, const Turns& way) {
        scene.owning().begin().turns(Step::suggest, way);
    };
    Staging staging = for_suggestions(ground, is_for_good, write);
    if (staging.scenes.empty() && staging.not_run.empty()) {
        staging.not_run.emplace_back("the plan leads to suggestions of consumables only");
    }
    return staging;
}

Staging stage_suggestion_declined(const Ground& ground) {
    return for_each_suggestion(ground, [&](SceneWriter& scene, const Turns& way) {
        scene.begin().turns(Step::suggest, way).decide(Decision::decline);
        add_free(ground, scene);
    });
}

Staging stage_purchase_declined(const Ground& ground) {
    return stage_ending(ground, Decision::decline);
}

Staging stage_suggestion_repeated(const Ground& ground) {
    return for_each_suggestion(ground, [](SceneWriter& scene, const Turns& way) {
        scene.begin().turns(Step::suggest, way).decide(Decision::decline);
        scene.turns(Step::suggest, way).leave().begin().turns(Step::suggest, way);
    });
}

Staging stage_cancelling(const Ground& ground) {
    if (ground.plan.cancel.empty()) return not_said("how a subscription is ended", "cancel");
    const auto is_meant = [](const Ware& ware) { return ware.type == ProductType::subscription; };
    return for_each(ground, is_meant, [&](SceneWriter& scene) {
        scene.owning().begin().turns(Step::give_back, ground.plan.cancel);
        scene.decide(Decision::accept).use();
    });
}

Staging stage_refunds(const Ground& ground) {
    if (ground.plan.refund.empty()) return not_said("how to ask for a refund", "refund");
    const auto is_meant = [](const Ware& ware) { return ware.type != ProductType::subscription; };
    return for_each(ground, is_meant, [&](SceneWriter& scene) {
        scene.owning().begin().turns(Step::give_back, ground.plan.refund).accept_if_asked();
    });
}

Staging stage_payment_failure(const Ground& ground) {
    return stage_ending(ground, Decision::error);
}

Staging stage_buying_owned(const Ground& ground) {
    if (ground.plan.buy.empty()) return no_way_to_buy();
    return for_each(ground, is_for_good,
                    [](SceneWriter& scene) { scene.owning().begin().buy().use(); });
}

// What is owned starts at once, and if not, when it is used; nothing free is asked for.
Staging stage_bought_elsewhere(const Ground& ground) {
    if (ground.plan.buy.empty()) return no_way_to_buy();
    return for_each(ground, is_for_good, [](SceneWriter& scene) {
        scene.begin().buy().decide(Decision::already_purchased).use();
    });
}

Staging stage_pending(const Ground& ground) {
    return stage_ending(ground, Decision::pending);
}

}    // namespace ask::simulator::certify
