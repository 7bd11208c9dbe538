#include "skill/attributes.hpp"

#include <cstdint>
#include <utility>

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

AttributesManager::AttributesManager(Json session, store::PersistenceAdapter& adapter, UserId user,
                                     Deadline deadline)
    : session_(std::move(session)),
      adapter_(adapter),
      user_(std::move(user)),
      deadline_(deadline) {}

Task<Result<Json*>> AttributesManager::persistent() {
    if (stored_) co_return &persistent_;
    if (user_.empty()) co_return no_user();
    auto loading = adapter_.load(user_, deadline_);
    Result<store::Document> loaded = co_await std::move(loading);
    if (!loaded) co_return propagate(loaded, "load persistent attributes");
    Json parsed = Json::parse(loaded->json, nullptr, false);
    if (!parsed.is_object()) {
        co_return fail(errors::invalid, "persistent attributes: what is stored is no JSON object");
    }
    persistent_ = std::move(parsed);
    before_ = dump(persistent_);
    stored_ = std::move(*loaded);
    co_return &persistent_;
}

Task<Result<void>> AttributesManager::save() {
    if (!stored_) co_return Result<void>{};
    std::string now = dump(persistent_);
    if (now == before_) co_return Result<void>{};
    if (!persistent_.is_object()) {
        co_return fail(errors::invalid, "persistent attributes: a handler made them no object");
    }
    auto saving = adapter_.save(user_, store::Document{now, stored_->version}, deadline_);
    Result<std::int64_t> version = co_await std::move(saving);
    if (!version) co_return propagate(version, "save persistent attributes");
    stored_->version = *version;
    before_ = std::move(now);
    co_return Result<void>{};
}

Task<Result<void>> AttributesManager::erase() {
    if (user_.empty()) co_return no_user();
    auto erasing = adapter_.erase(user_, deadline_);
    Result<void> erased = co_await std::move(erasing);
    if (!erased) co_return propagate(erased, "erase persistent attributes");
    stored_.reset();
    persistent_ = Json::object();
    co_return Result<void>{};
}

}    // namespace ask::skill
