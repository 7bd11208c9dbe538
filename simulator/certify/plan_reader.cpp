#include <utility>

#include "catalog/json_place.hpp"
#include "core/text_file.hpp"
#include "simulator/certify/detail/duplicate_keys.hpp"
#include "simulator/certify/plan.hpp"
#include "simulator/detail/script_reader.hpp"

namespace ask::simulator::certify {

namespace {

using catalog::Faults;
using catalog::JsonPlace;

// The parts of a plan, held against the skill that it is for.
class PlanReader {
 public:
    explicit PlanReader(const SkillUnderTest& skill) : skill_(skill) {}

    Plan read(const JsonPlace& root) {
        Plan plan;
        if (!root.is_object()) return plan;
        root.allow_only({"$schema", "comment", "locale", "begin", "what_can_i_buy", "detail", "buy",
                         "refund", "cancel", "inventory", "upsell", "free", "use",
                         "consumable_units"});
        read_locale(root, plan);
        plan.begin = turns_at(root, "begin");
        if (plan.begin.empty()) plan.begin = {opening()};
        plan.what_can_i_buy = turns_at(root, "what_can_i_buy");
        plan.detail = turns_at(root, "detail");
        plan.buy = turns_at(root, "buy");
        plan.refund = turns_at(root, "refund");
        plan.cancel = turns_at(root, "cancel");
        plan.inventory = turns_at(root, "inventory");
        if (const auto upsell = root.find("upsell")) plan.suggestions = read_suggestions(*upsell);
        if (const auto free = root.find("free")) plan.free_content = read_use(*free);
        read_uses(root, plan);
        read_units(root, plan);
        return plan;
    }

 private:
    static Turn opening() {
        return {.pointer = "/begin",
                .action = OpenSkill{},
                .expected = Expectation{},
                .request_id = "",
                .written = nullptr};
    }

    void read_locale(const JsonPlace& root, Plan& plan) {
        plan.locale = Locale(root.required_text("locale"));
        const auto found = skill_.models.find(plan.locale);
        if (found != skill_.models.end()) model_ = &found->second;
        if (model_ || plan.locale.empty()) return;
        root.require("locale")->fault("the skill has no interaction model for " +
                                      plan.locale.text());
    }

    void check_intent(const JsonPlace& place, const Action& action) const {
        const auto* send = std::get_if<SendIntent>(&action);
        if (!send || !model_ || send->understood.intent.empty()) return;
        const catalog::IntentModel* intent = model_->find_intent(send->understood.intent);
        if (!intent) return place.fault("the model has no intent " + send->understood.intent);
        for (const auto& [slot, value] : send->understood.slots) {
            if (intent->find_slot(slot)) continue;
            place.fault(intent->name + " has no slot " + slot);
        }
    }

    // What is said is heard as it stands: a slot's name is filled in by nobody.
    static void check_words(const JsonPlace& place, std::string_view words) {
        for (auto at = words.find('{'); at != words.npos; at = words.find('{', at + 1)) {
            if (words.substr(at).starts_with("{product}")) continue;
            const std::string_view slot = words.substr(at, words.find('}', at) - at + 1);
            place.fault("says " + std::string(slot) + "; only {product} is filled in");
        }
    }

    // A turn of a script, or just the words that are said.
    std::optional<Turn> read_turn(const JsonPlace& place) const {
        if (place.value().is_string()) {
            const std::string words = place.value().get<std::string>();
            if (words.empty()) place.fault("is empty");
            check_words(place, words);
            return turn_of(place, Say{words});
        }
        std::optional<Action> action = simulator::detail::read_action(place);
        if (!action) return std::nullopt;
        check_intent(place, *action);
        if (const auto* say = std::get_if<Say>(&*action)) check_words(place, say->words);
        Turn turn = turn_of(place, std::move(*action));
        const auto expect = place.find("expect");
        if (expect) turn.expected = simulator::detail::read_expectation(*expect);
        return turn;
    }

    static Turn turn_of(const JsonPlace& place, Action action) {
        return {.pointer = place.pointer(),
                .action = std::move(action),
                .expected = Expectation{},
                .request_id = "",
                .written = place.value()};
    }

    static bool is_too_long(const JsonPlace& list, const std::string& of) {
        constexpr std::size_t most = 100;
        if (list.value().size() <= most) return false;
        list.fault("has more than " + std::to_string(most) + " " + of);
        return true;
    }

    // One turn, or a list of them.
    Turns read_turns(const JsonPlace& place) const {
        Turns turns;
        const auto add = [&](const JsonPlace& one) {
            if (auto turn = read_turn(one)) turns.push_back(std::move(*turn));
        };
        if (!place.value().is_array()) {
            add(place);
            return turns;
        }
        if (place.value().empty()) place.fault("needs at least one turn");
        if (is_too_long(place, "turns")) return turns;
        for (const JsonPlace& one : place.items()) add(one);
        return turns;
    }

    Turns turns_at(const JsonPlace& object, std::string_view name) const {
        const auto place = object.find(name);
        return place ? read_turns(*place) : Turns{};
    }

    Use read_use(const JsonPlace& place) const {
        Use use;
        if (!place.is_object()) return use;
        place.allow_only({"turns", "heard", "comment"});
        if (const auto turns = place.require("turns")) use.turns = read_turns(*turns);
        const auto heard = place.find("heard");
        const auto written = heard ? heard->text() : std::nullopt;
        if (!written) return use;
        auto pattern = TextPattern::make(*written);
        if (pattern)
            use.heard = std::move(*pattern);
        else
            heard->fault(pattern.error().context);
        return use;
    }

    const catalog::ProductFile* find_product(const JsonPlace& place,
                                             const std::string& name) const {
        for (const catalog::ProductFile& product : skill_.products) {
            if (product.reference_name.text() == name) return &product;
        }
        place.fault("there is no product " + name);
        return nullptr;
    }

    Suggestion read_suggestion(const JsonPlace& place) const {
        Suggestion suggestion;
        if (!place.is_object()) return suggestion;
        place.allow_only({"turns", "product", "comment"});
        if (const auto turns = place.require("turns")) suggestion.turns = read_turns(*turns);
        const std::string name = place.required_text("product");
        suggestion.product = ReferenceName(name);
        if (!name.empty()) (void)find_product(*place.find("product"), name);
        return suggestion;
    }

    std::vector<Suggestion> read_suggestions(const JsonPlace& place) const {
        if (!place.value().is_array()) return {read_suggestion(place)};
        std::vector<Suggestion> suggestions;
        if (is_too_long(place, "ways to a suggestion")) return suggestions;
        for (const JsonPlace& one : place.items()) suggestions.push_back(read_suggestion(one));
        return suggestions;
    }

    void read_uses(const JsonPlace& root, Plan& plan) const {
        const auto uses = root.find("use");
        if (!uses) return;
        for (const auto& [name, place] : uses->members()) {
            if (find_product(place, name)) plan.use[ReferenceName(name)] = read_use(place);
        }
    }

    void read_units(const JsonPlace& root, Plan& plan) const {
        const auto units = root.find("consumable_units");
        if (!units) return;
        for (const auto& [name, place] : units->members()) {
            const catalog::ProductFile* product = find_product(place, name);
            if (!product) continue;
            if (product->type != model::ProductType::consumable) {
                place.fault(name + " is no consumable");
            }
            plan.units[ReferenceName(name)] = place.integer(1, 1'000'000).value_or(1);
        }
    }

    const SkillUnderTest& skill_;
    const catalog::InteractionModel* model_ = nullptr;
};

}    // namespace

Result<Plan> load_plan(const std::filesystem::path& file, const SkillUnderTest& skill) {
    const Result<Json> document = catalog::read_json_file(file);
    if (!document) return std::unexpected(document.error());
    const std::string name = file.string();
    Faults faults;
    const Result<std::string> text = read_text_file(file);
    for (const std::string& pointer : detail::duplicate_keys(text.value_or(""))) {
        faults.add(name, pointer, "is there twice");
    }
    Plan plan = PlanReader(skill).read(JsonPlace(*document, name, faults));
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    plan.source = name;
    return plan;
}

}    // namespace ask::simulator::certify
