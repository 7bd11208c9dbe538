#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "model/json.hpp"
#include "model/request.hpp"

namespace ask::model {

inline constexpr ErrorCode not_json{"not_json"};
inline constexpr ErrorCode not_an_envelope{"not_an_envelope"};

struct User {
    UserId id;
    Secret access_token;                               // of account linking; empty: not linked
    std::map<std::string, std::string> permissions;    // scope → GRANTED or DENIED
};

struct Session {
    bool is_new = false;
    SessionId id;
    ApplicationId application_id;
    User user;
    Json attributes = Json::object();    // always an object
};

// context.System.
struct System {
    ApplicationId application_id;
    User user;
    std::optional<PersonId> person;
    std::optional<DeviceId> device;                   // none in skill events
    std::set<std::string, std::less<>> interfaces;    // of the device
    std::string api_endpoint;                         // empty where absent
    Secret api_access_token;                          // empty where absent
};

struct RequestEnvelope {
    std::string version;
    std::optional<Session> session;
    System system;
    Json context;    // every other member of `context`, untouched; always an object
    Request request;

    // The account's user, to whom purchases belong: context.System's, else the session's.
    [[nodiscard]] const UserId& user_id() const;
    // By the request's type, and for screen events by whether there is a session. A type that is
    // not known is answered with nothing, in a session too.
    [[nodiscard]] AnswerKind answer_kind() const;
};

// One parse of the body. Unknown members are ignored, unknown values read as "unknown", null reads
// as absent, and nothing optional is required; a number where a string belongs reads as its digits.
// Of equal keys the last one counts; a leading byte order mark is skipped. Session attributes,
// context and unknown requests are moved out of the parsed text, not copied. Safe for any bytes,
// before they are verified too: cost and stack do not grow with nesting.
// Errors: not_json, also for nesting deeper than 64, ill-formed UTF-8, NULs and numbers beyond a
// double's range; not_an_envelope without a `request` object with a `type`.
[[nodiscard]] Result<RequestEnvelope> parse_request_envelope(std::string_view body);

}    // namespace ask::model
