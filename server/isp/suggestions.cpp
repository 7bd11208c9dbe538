#include "isp/suggestions.hpp"

#include <chrono>
#include <utility>

namespace ask::isp {

namespace {

SuggestionAnswer answer_of(model::PurchaseResult result) {
    switch (result) {
        case model::PurchaseResult::accepted:
        case model::PurchaseResult::already_purchased:
            return SuggestionAnswer::accepted;
        case model::PurchaseResult::declined:
            return SuggestionAnswer::declined;
        case model::PurchaseResult::pending_purchase:
        case model::PurchaseResult::error:
        case model::PurchaseResult::not_entitled:
            return SuggestionAnswer::other;
    }
    return SuggestionAnswer::other;
}

std::vector<Candidate> looked_up(const std::vector<ReferenceName>& names,
                                 const Result<const ProductList*>& list) {
    std::vector<Candidate> candidates;
    for (const ReferenceName& name : names) {
        candidates.push_back({name, list ? (*list)->find(name) : nullptr});
    }
    return candidates;
}

ReferenceName remembered(const SuggestionMemory& memory, const ProductId& product) {
    for (const auto& [name, suggested] : memory.products) {
        if (suggested.id == product) return name;
    }
    return {};
}

}    // namespace

Suggestions::Suggestions(PurchaseBook& book, Products& products, const SuggestionOptions& options,
                         SessionId session)
    : book_(book), products_(products), options_(options), session_(std::move(session)) {}

Task<Result<std::optional<model::Product>>> Suggestions::choose(
    std::vector<ReferenceName> candidates) {
    auto listing = products_.list();
    const Result<const ProductList*> list = co_await std::move(listing);
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "choose a suggestion");
    Choice choice =
        isp::choose(looked_up(candidates, list), (*record)->suggestions, options_, moment());
    passed_ = std::move(choice.passed);
    chosen_.reset();
    if (choice.product == nullptr) co_return std::nullopt;
    chosen_ = choice.product->reference_name;
    co_return *choice.product;
}

Task<Result<void>> Suggestions::offered(ProductId product) {
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "remember a suggestion");
    SuggestionMemory& memory = (*record)->suggestions;
    auto naming = name_of(product, memory);
    const ReferenceName name = co_await std::move(naming);
    if (name.empty()) {
        memory.last_session = session_;
    } else {
        note_offered(memory, name, moment());
        memory.products[name].id = product;
    }
    book_.write_back();
    co_return Result<void>{};
}

Task<Result<void>> Suggestions::answered(ProductId product, model::PurchaseResult result) {
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "remember the answer to a suggestion");
    SuggestionMemory& memory = (*record)->suggestions;
    auto naming = name_of(product, memory);
    const ReferenceName name = co_await std::move(naming);
    const SuggestionAnswer answer = name.empty() ? SuggestionAnswer::other : answer_of(result);
    note_answered(memory, name, answer, moment());
    book_.write_back();
    co_return Result<void>{};
}

Task<Result<void>> Suggestions::nothing_more() {
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "suggest nothing more");
    (*record)->suggestions.last_session = session_;
    book_.write_back();
    co_return Result<void>{};
}

Task<ReferenceName> Suggestions::name_of(ProductId product, const SuggestionMemory& memory) {
    if (product.empty()) co_return ReferenceName();
    auto listing = products_.list();
    const Result<const ProductList*> list = co_await std::move(listing);
    const model::Product* listed = list ? (*list)->find(product) : nullptr;
    co_return listed != nullptr ? listed->reference_name : remembered(memory, product);
}

Moment Suggestions::moment() const {
    return {session_, std::chrono::floor<std::chrono::milliseconds>(book_.work().now())};
}

}    // namespace ask::isp
