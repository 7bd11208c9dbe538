#include "model/envelope.hpp"

#include "core/utf8.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "model/stored_json.hpp"

namespace ask::fuzz {

namespace {

using model::RequestEnvelope;

void check_envelope(const RequestEnvelope& envelope) {
    hold(!envelope.request.type.empty(), "a request has a type");
    hold(!first_broken_byte(envelope.request.type), "in UTF-8");
    hold(envelope.context.is_object(), "the context is an object");
    hold(!envelope.session || envelope.session->attributes.is_object(), "attributes are one");
    const bool has_user = !envelope.system.user.id.empty();
    hold(!has_user || envelope.user_id() == envelope.system.user.id,
         "the account is the one in the context");
}

// A request and its copy are read alike.
void check_same(const RequestEnvelope& one, const RequestEnvelope& other) {
    hold(one.request.type == other.request.type && one.request.id == other.request.id &&
             one.request.timestamp == other.request.timestamp &&
             one.request.locale == other.request.locale,
         "the same bytes are the same request");
    hold(one.request.body.index() == other.request.body.index(), "of the same kind");
    hold(one.user_id() == other.user_id() && one.answer_kind() == other.answer_kind() &&
             one.context == other.context,
         "of the same customer");
}

// Nobody's signature covers what we wrote ourselves, but it must mean the same.
void check_rewritten(std::string_view bytes, const RequestEnvelope& envelope) {
    const Result<Json> document = model::parse_stored_json(bytes);
    hold(document && document->is_object(), "an envelope is a JSON object");
    const auto again = model::parse_request_envelope(document->dump());
    hold(again.has_value(), "what was read can be written and read");
    check_same(envelope, *again);
}

}    // namespace

void envelope(std::string_view bytes) {
    const auto envelope = model::parse_request_envelope(bytes);
    const auto copy = model::parse_request_envelope(bytes);
    hold(envelope.has_value() == copy.has_value(), "the same bytes end the same way");
    if (!envelope) {
        return hold_refusal(envelope.error(), {model::not_json, model::not_an_envelope});
    }
    check_envelope(*envelope);
    check_same(*envelope, *copy);
    check_rewritten(bytes, *envelope);
}

}    // namespace ask::fuzz
