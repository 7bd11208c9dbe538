#pragma once

#include <any>
#include <chrono>
#include <memory>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/deadline.hpp"
#include "core/log.hpp"
#include "isp/inventory.hpp"
#include "isp/products.hpp"
#include "isp/suggestions.hpp"
#include "model/envelope.hpp"
#include "skill/attributes.hpp"
#include "skill/response_builder.hpp"
#include "store/unit_of_work.hpp"

namespace ask::skill {

// What the author's code shares between requests: one immutable object of each type.
using Resources = std::unordered_map<std::type_index, std::any>;

// How the stock of consumables and our own suggestions are kept.
struct SalesOptions {
    isp::InventoryOptions inventory;
    isp::SuggestionOptions suggestions;
    // After Alexa said that a product was bought which Amazon's record does not show as owned yet.
    std::vector<std::chrono::milliseconds> entitlement_pauses{std::chrono::milliseconds{300},
                                                              std::chrono::milliseconds{900}};
};

// Everything that a handler may know and use for one request. Used on one thread; a handler that
// keeps a reference keeps it no longer than its own coroutine runs.
class HandlerInput {
 public:
    struct Parts {
        std::shared_ptr<const model::RequestEnvelope> envelope;
        store::PersistenceAdapter& adapter;
        std::shared_ptr<isp::Products> products;    // of this request, whoever asked for them first
        std::shared_ptr<const Resources> resources;
        std::shared_ptr<const SalesOptions> sales;
        TimePoint now;
        Logger& logger;
        Deadline deadline;
        std::shared_ptr<StepTimes> times = nullptr;
    };
    explicit HandlerInput(Parts parts);
    HandlerInput(const HandlerInput&) = delete;
    HandlerInput& operator=(const HandlerInput&) = delete;

    [[nodiscard]] const model::RequestEnvelope& envelope() const { return *envelope_; }
    [[nodiscard]] const Locale& locale() const { return envelope_->request.locale; }
    // The request as its own type; throws std::bad_variant_access for another, which is a bug in
    // the routes. To ask first: request_if, which gives nullptr.
    template <class Body>
    [[nodiscard]] const Body& request() const {
        return std::get<Body>(envelope_->request.body);
    }
    template <class Body>
    [[nodiscard]] const Body* request_if() const {
        return std::get_if<Body>(&envelope_->request.body);
    }
    // The slot of an intent request; nullptr if the intent has none of this name. One that the
    // customer said nothing for is there, and its `spoken` is empty.
    [[nodiscard]] const model::Slot* slot(std::string_view name) const;

    [[nodiscard]] Json& session_attributes() { return attributes_.session(); }
    [[nodiscard]] AttributesManager& attributes() { return attributes_; }
    [[nodiscard]] isp::Products& products() { return *products_; }
    // The items of the consumables that Registry::consumable names. What is used here is kept
    // together with the attributes, if the answer leaves; otherwise neither.
    [[nodiscard]] isp::Inventory& inventory() { return inventory_; }
    // Which product may be suggested to this customer now.
    [[nodiscard]] isp::Suggestions& suggestions() { return suggestions_; }
    [[nodiscard]] const isp::Suggestions& suggestions() const { return suggestions_; }
    [[nodiscard]] ResponseBuilder respond() const { return {}; }
    [[nodiscard]] Deadline deadline() const { return deadline_; }
    // The object that Registry::share was given; throws std::out_of_range if none of that type was.
    template <class T>
    [[nodiscard]] const T& resource() const {
        return *std::any_cast<const std::shared_ptr<const T>&>(resources_->at(typeid(T)));
    }
    // For the operator; room "handlers". No user text, no ids.
    void log(std::string_view event, Logger::Fields fields = {}) const;

    // For the skill, not for handlers.
    [[nodiscard]] store::UnitOfWork& work() { return work_; }
    [[nodiscard]] const store::UnitOfWork& work() const { return work_; }
    [[nodiscard]] isp::PurchaseBook& book() { return book_; }
    [[nodiscard]] const SalesOptions& sales() const { return *sales_; }
    [[nodiscard]] Logger& logger() const { return logger_; }

 private:
    std::shared_ptr<const model::RequestEnvelope> envelope_;
    std::shared_ptr<const Resources> resources_;
    Logger& logger_;
    Deadline deadline_;
    store::UnitOfWork work_;
    AttributesManager attributes_;
    std::shared_ptr<isp::Products> products_;
    std::shared_ptr<const SalesOptions> sales_;
    isp::PurchaseBook book_;
    isp::Inventory inventory_;
    isp::Suggestions suggestions_;
};

}    // namespace ask::skill
