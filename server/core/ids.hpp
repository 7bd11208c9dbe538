#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace ask {

// An opaque string of Amazon's that cannot be taken for one of another kind.
template <class Kind>
class Id {
 public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;

 private:
    std::string text_;
};

using ApplicationId = Id<struct ApplicationKind>;      // amzn1.ask.skill.…
using UserId = Id<struct UserKind>;                    // amzn1.ask.account.…: owns the purchases
using PersonId = Id<struct PersonKind>;                // who speaks; never a key for purchases
using DeviceId = Id<struct DeviceKind>;                // amzn1.ask.device.…
using SessionId = Id<struct SessionKind>;              // amzn1.echo-api.session.…
using RequestId = Id<struct RequestKind>;              // amzn1.echo-api.request.… or a bare UUID
using ProductId = Id<struct ProductKind>;              // amzn1.adg.product.…, given by Amazon
using ReferenceName = Id<struct ReferenceNameKind>;    // the developer's stable product name
using Locale = Id<struct LocaleKind>;                  // en-US, de-DE, …

}    // namespace ask

template <class Kind>
struct std::hash<ask::Id<Kind>> {
    std::size_t operator()(const ask::Id<Kind>& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
