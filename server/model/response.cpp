#include "model/response.hpp"

#include "model/detail/response_json.hpp"

namespace ask::model {

namespace {

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}    // namespace

// Joined by hand: the session attributes may be long, and are written without being copied.
std::string serialise(const ResponseEnvelope& envelope) {
    std::string body = R"({"version":"1.0",)";
    if (envelope.session_attributes.is_object()) {
        body += R"("sessionAttributes":)" + dump(envelope.session_attributes) + ",";
    }
    body += R"("response":)" + dump(detail::write_response(envelope.response)) + "}";
    return body;
}

}    // namespace ask::model
