#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "model/intent.hpp"
#include "model/json.hpp"
#include "model/purchase.hpp"
#include "model/request.hpp"

namespace ask::model {

inline constexpr ErrorCode response_breaks_rule{"response_breaks_rule"};

struct OutputSpeech {
    enum class Kind { plain_text, ssml };
    Kind kind = Kind::ssml;
    std::string text;             // for ssml with <speak> around it
    std::string play_behavior;    // empty: none sent
};

struct SimpleCard {
    std::string title, content;
};
struct StandardCard {
    std::string title, text, small_image_url, large_image_url;
};
struct LinkAccountCard {};
struct PermissionsCard {
    std::vector<std::string> scopes;
};
using Card = std::variant<SimpleCard, StandardCard, LinkAccountCard, PermissionsCard>;

// Connections.SendRequest: hands the customer to Alexa's purchase flow.
struct PurchaseDirective {
    PurchaseFlow flow = PurchaseFlow::buy;
    ProductId product_id;
    std::string upsell_message;    // of upsell only; plain text
    std::string token;
};

struct DialogDirective {
    enum class Kind { delegate, elicit_slot, confirm_slot, confirm_intent };
    Kind kind = Kind::delegate;
    std::string slot;    // of elicit_slot and confirm_slot
    std::optional<Intent> updated_intent;
};

// Anything else, sent as it is; must have a string member `type`.
struct RawDirective {
    Json value;
};

using Directive = std::variant<PurchaseDirective, DialogDirective, RawDirective>;

struct Reprompt {
    OutputSpeech speech;
    std::vector<Directive> directives;
};

struct Response {
    std::optional<OutputSpeech> speech;
    std::optional<Reprompt> reprompt;
    std::optional<Card> card;
    std::vector<Directive> directives;
    std::optional<bool> should_end_session;    // none: not sent; null is never sent
    Json can_fulfill_intent;                   // null: not sent
};

struct ResponseEnvelope {
    Json session_attributes;    // null (or no object): not sent, which clears them
    Response response;
};

// One serialisation: {"version":"1.0", …}, UTF-8; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string serialise(const ResponseEnvelope& envelope);

// What Amazon refuses whole, checked before it is sent: 120 KB in all, 8,000 characters of speech
// and of a card, what a request of this kind may be answered with, dialog directives only for
// intents in an open session, a purchase directive alone, with the session ended, a token and no
// reprompt. Raw directives are held to the same rules by their type, and to the sizes that Amazon
// sets for theirs. Errors: response_breaks_rule, naming the rule. `bytes` is the size of the
// serialised envelope.
[[nodiscard]] Result<void> check_response(const Response& response, AnswerKind kind,
                                          bool is_intent_request, std::size_t bytes);

}    // namespace ask::model
