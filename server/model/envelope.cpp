#include "model/envelope.hpp"

#include "model/detail/read.hpp"
#include "model/detail/request_reader.hpp"

namespace ask::model {

namespace {

using detail::at;
using detail::take;
using detail::text;

User read_user(const Json& user) {
    User read{UserId(text(user, "userId")), Secret(text(user, "accessToken")), {}};
    const Json& scopes = at(at(user, "permissions"), "scopes");
    if (!scopes.is_object()) return read;
    for (const auto& [scope, grant] : scopes.items()) {
        std::string status = text(grant, "status");
        if (!status.empty()) read.permissions.emplace(scope, std::move(status));
    }
    return read;
}

ApplicationId read_application(const Json& parent) {
    return ApplicationId(text(at(parent, "application"), "applicationId"));
}

std::optional<Session> read_session(Json session) {
    if (!session.is_object()) return std::nullopt;
    Session read;
    read.is_new = detail::flag(session, "new");
    read.id = SessionId(text(session, "sessionId"));
    read.application_id = read_application(session);
    read.user = read_user(at(session, "user"));
    Json attributes = take(session, "attributes");
    if (attributes.is_object()) read.attributes = std::move(attributes);
    return read;
}

template <class Id>
std::optional<Id> read_id(const Json& parent, std::string_view name) {
    std::string id = text(parent, name);
    if (id.empty()) return std::nullopt;
    return Id(std::move(id));
}

// A key's presence means support.
std::set<std::string, std::less<>> read_interfaces(const Json& device) {
    std::set<std::string, std::less<>> read;
    const Json& interfaces = at(device, "supportedInterfaces");
    if (!interfaces.is_object()) return read;
    for (const auto& [name, details] : interfaces.items()) {
        if (!details.is_null()) read.insert(name);
    }
    return read;
}

System read_system(const Json& system) {
    const Json& device = at(system, "device");
    System read;
    read.application_id = read_application(system);
    read.user = read_user(at(system, "user"));
    read.person = read_id<PersonId>(at(system, "person"), "personId");
    read.device = read_id<DeviceId>(device, "deviceId");
    read.interfaces = read_interfaces(device);
    read.api_endpoint = text(system, "apiEndpoint");
    read.api_access_token = Secret(text(system, "apiAccessToken"));
    return read;
}

bool has_type(const Json& request) {
    const Json& type = at(request, "type");
    return type.is_string() && !type.get_ref<const std::string&>().empty();
}

// Everything but System, which has been read.
Json rest_of(Json context) {
    if (!context.is_object()) return Json::object();
    context.erase("System");
    return context;
}

}    // namespace

const UserId& RequestEnvelope::user_id() const {
    if (system.user.id.empty() && session) return session->user.id;
    return system.user.id;
}

AnswerKind RequestEnvelope::answer_kind() const {
    return detail::answer_kind(request.type, session.has_value());
}

Result<RequestEnvelope> parse_request_envelope(std::string_view body) {
    Result<Json> document = detail::parse_json(body, not_json);
    if (!document) return propagate(document, "parse request envelope");
    if (!has_type(at(*document, "request"))) {
        return fail(not_an_envelope, "parse request envelope: no request object with a type");
    }
    Json context = take(*document, "context");
    RequestEnvelope envelope;
    envelope.version = text(*document, "version");
    envelope.session = read_session(take(*document, "session"));
    envelope.system = read_system(at(context, "System"));
    envelope.context = rest_of(std::move(context));
    envelope.request = detail::read_request(take(*document, "request"));
    return envelope;
}

}    // namespace ask::model
