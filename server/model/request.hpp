#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "model/intent.hpp"
#include "model/json.hpp"
#include "model/purchase.hpp"

namespace ask::model {

struct LaunchRequest {
    Json task;    // null unless the skill was started as a task
};

enum class DialogState { none, started, in_progress, completed };

struct IntentRequest {
    Intent intent;
    DialogState dialog_state = DialogState::none;
};

struct CanFulfillIntentRequest {
    Intent intent;
};

// No speech, card or directive may answer it.
struct SessionEndedRequest {
    enum class Reason { user_initiated, error, exceeded_max_reprompts, unknown };
    Reason reason = Reason::unknown;
    std::string error_type;       // INVALID_RESPONSE, …; empty without an error
    std::string error_message;    // for the log
};

// Alexa comes back from the purchase flow, in a new session with no attributes.
struct ConnectionsResponse {
    std::string name;                    // as sent; Setup and Charge of Amazon Pay come here too
    std::optional<PurchaseFlow> flow;    // none: not a purchase of in-skill products
    std::string status_code;             // "200"; a number on the wire is read too
    std::string status_message;          // for the log, never spoken
    // The payload's word decides, whatever the status. Without one it is an error, also with a 200.
    PurchaseResult result = PurchaseResult::error;
    std::string result_text;    // as sent, for the log
    std::optional<ProductId> product_id;
    std::string token;    // echo of the directive's; from outside, not to be trusted
};

struct SessionResumedRequest {
    Json cause;
};

// AlexaSkillEvent.*: outside any session; the answer is empty.
struct SkillEvent {
    enum class Persistence { unknown, persisted, not_persisted };
    std::string type;                                  // AlexaSkillEvent.SkillDisabled, …
    Persistence persistence = Persistence::unknown;    // of SkillDisabled only
    Json body;
};

struct SystemException {
    std::string error_type;
    std::string error_message;
    std::string cause_request_id;
};

// Every other type, AudioPlayer.* and APL among them, untouched.
struct UnknownRequest {
    Json members;    // the whole request object
};

using RequestBody = std::variant<LaunchRequest, IntentRequest, CanFulfillIntentRequest,
                                 SessionEndedRequest, ConnectionsResponse, SessionResumedRequest,
                                 SkillEvent, SystemException, UnknownRequest>;

// What the answer to a request may hold, by its type and whether it has a session.
enum class AnswerKind { full, directives_only, can_fulfill_only, empty };

struct Request {
    std::string type;
    RequestId id;
    std::string timestamp;    // as sent, judged by verify
    Locale locale;            // empty in many events
    RequestBody body;
};

}    // namespace ask::model
