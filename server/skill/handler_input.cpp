#include "skill/handler_input.hpp"

#include <utility>

namespace ask::skill {

namespace {

Json session_attributes_of(const model::RequestEnvelope& envelope) {
    return envelope.session ? envelope.session->attributes : Json::object();
}

isp::ApiAccess access_of(const model::RequestEnvelope& envelope) {
    return isp::ApiAccess{.endpoint = envelope.system.api_endpoint,
                          .token = envelope.system.api_access_token,
                          .locale = envelope.request.locale};
}

}    // namespace

HandlerInput::HandlerInput(Parts parts)
    : envelope_(std::move(parts.envelope)),
      resources_(std::move(parts.resources)),
      logger_(parts.logger),
      deadline_(parts.deadline),
      attributes_(session_attributes_of(*envelope_), parts.adapter, envelope_->user_id(),
                  deadline_),
      products_(parts.monetization, access_of(*envelope_), deadline_) {}

const model::Slot* HandlerInput::slot(std::string_view name) const {
    if (const auto* intent = request_if<model::IntentRequest>()) return intent->intent.slot(name);
    const auto* asked = request_if<model::CanFulfillIntentRequest>();
    return asked == nullptr ? nullptr : asked->intent.slot(name);
}

void HandlerInput::log(std::string_view event, Logger::Fields fields) const {
    logger_.info("handlers", event, fields);
}

}    // namespace ask::skill
