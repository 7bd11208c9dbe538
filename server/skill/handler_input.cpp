#include "skill/handler_input.hpp"

#include <utility>

namespace ask::skill {

namespace {

Json session_attributes_of(const model::RequestEnvelope& envelope) {
    return envelope.session ? envelope.session->attributes : Json::object();
}

SessionId session_of(const model::RequestEnvelope& envelope) {
    return envelope.session ? envelope.session->id : SessionId();
}

}    // namespace

HandlerInput::HandlerInput(Parts parts)
    : envelope_(std::move(parts.envelope)),
      resources_(std::move(parts.resources)),
      logger_(parts.logger),
      deadline_(parts.deadline),
      work_({.adapter = parts.adapter,
             .user = envelope_->user_id(),
             .request = envelope_->request.id,
             .now = parts.now,
             .deadline = deadline_,
             .times = std::move(parts.times)}),
      attributes_(session_attributes_of(*envelope_), work_),
      products_(std::move(parts.products)),
      sales_(std::move(parts.sales)),
      book_(work_),
      inventory_(book_, *products_, sales_->inventory),
      suggestions_(book_, *products_, sales_->suggestions, session_of(*envelope_)) {}

const model::Slot* HandlerInput::slot(std::string_view name) const {
    if (const auto* intent = request_if<model::IntentRequest>()) return intent->intent.slot(name);
    const auto* asked = request_if<model::CanFulfillIntentRequest>();
    return asked == nullptr ? nullptr : asked->intent.slot(name);
}

void HandlerInput::log(std::string_view event, Logger::Fields fields) const {
    logger_.info("handlers", event, fields);
}

}    // namespace ask::skill
