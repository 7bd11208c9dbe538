#include "store/hashed_users.hpp"

#include <algorithm>
#include <utility>

#include "core/keyed_hash.hpp"
#include "store/detail/user_id_rule.hpp"

namespace ask::store {

namespace {

class HashedUsers final : public PersistenceAdapter {
 public:
    HashedUsers(std::unique_ptr<PersistenceAdapter> inner, Secret key)
        : inner_(std::move(inner)), key_(std::move(key)) {}

    Task<Result<Visit>> load(UserId user, RequestId request, Deadline deadline) override {
        const Result<UserId> kept = kept_as(user);
        if (!kept) co_return propagate(kept, "load");
        auto loading = inner_->load(*kept, std::move(request), deadline);
        co_return co_await std::move(loading);
    }

    Task<Result<std::int64_t>> commit(Commit commit, Deadline deadline) override {
        Result<UserId> kept = kept_as(commit.user);
        if (!kept) co_return propagate(kept, "commit");
        commit.user = std::move(*kept);
        auto committing = inner_->commit(std::move(commit), deadline);
        co_return co_await std::move(committing);
    }

    Task<Result<void>> erase(UserId user, Deadline deadline) override {
        const Result<UserId> kept = kept_as(user);
        if (!kept) co_return propagate(kept, "erase");
        auto erasing = inner_->erase(*kept, deadline);
        co_return co_await std::move(erasing);
    }

    Task<Result<Secret>> shared_key(Deadline deadline) override {
        return inner_->shared_key(deadline);
    }
    Task<Result<void>> probe(Deadline deadline) override { return inner_->probe(deadline); }

 private:
    Result<UserId> kept_as(const UserId& user) const {
        // An empty id has a hash like any other: it would become a customer of its own.
        const auto allowed = detail::check_user_id(user);
        if (!allowed) return std::unexpected(allowed.error());
        return hashed_user(key_, user);
    }

    const std::unique_ptr<PersistenceAdapter> inner_;
    const Secret key_;
};

}    // namespace

bool has_hashed_form(std::string_view user) {
    constexpr std::size_t length = 43;    // 32 bytes in base64url
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    return user.size() == length && std::ranges::all_of(user, is_letter);
}

std::string user_naming(const Secret& key) {
    if (key.empty()) return std::string(clear_naming);
    return "hashed " + keyed_hash_text(key, "user_naming").substr(0, 16);
}

UserId hashed_user(const Secret& key, const UserId& user) {
    return UserId{keyed_hash_text(key, user.text())};
}

std::unique_ptr<PersistenceAdapter> hashed_users(std::unique_ptr<PersistenceAdapter> inner,
                                                 Secret key) {
    return std::make_unique<HashedUsers>(std::move(inner), std::move(key));
}

}    // namespace ask::store
