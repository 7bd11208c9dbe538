#include "skill/attributes.hpp"

#include <utility>

#include "model/stored_json.hpp"

namespace ask::skill {

namespace {

// Never throws: invalid UTF-8, which a handler may have put in, becomes U+FFFD.
std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::unexpected<Error> no_user() {
    return fail(errors::invalid, "persistent attributes: the request names no user");
}

}    // namespace

AttributesManager::AttributesManager(Json session, store::UnitOfWork& work)
    : session_(std::move(session)), work_(work) {}

Task<Result<Json*>> AttributesManager::persistent() {
    if (customer_ != nullptr) co_return &persistent_;
    if (work_.user().empty()) co_return no_user();
    auto loading = work_.customer();
    const Result<store::Customer*> customer = co_await std::move(loading);
    if (!customer) co_return propagate(customer, "persistent attributes");
    Result<Json> parsed = model::parse_stored_json((*customer)->attributes);
    if (!parsed || !parsed->is_object()) {
        co_return fail(errors::invalid, "persistent attributes: what is stored is no JSON object");
    }
    persistent_ = std::move(*parsed);
    before_ = dump(persistent_);
    customer_ = *customer;
    co_return &persistent_;
}

Result<void> AttributesManager::forget_user() {
    if (work_.user().empty()) return no_user();
    work_.forget_customer();
    return {};
}

Result<void> AttributesManager::hand_over() {
    if (customer_ == nullptr) return {};
    std::string now = dump(persistent_);
    if (now == before_) return {};
    if (!persistent_.is_object()) {
        return fail(errors::invalid, "persistent attributes: a handler made them no object");
    }
    if (model::is_nested_too_deep(now)) {
        return fail(errors::invalid, "persistent attributes: nested too deep to be read again");
    }
    customer_->attributes = std::move(now);
    return {};
}

}    // namespace ask::skill
