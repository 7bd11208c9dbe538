#include "simulator/doctor/signer.hpp"

#include <utility>

#include "simulator/calling.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator::doctor {

namespace {

// The token holds for an hour, longer than any examination takes.
Caller join(Amazon& amazon, ApplicationId application_id) {
    const Customer customer = new_customer();
    amazon.customers[customer.user] = customer;
    return caller_of(amazon, {.user = customer.user,
                              .application_id = std::move(application_id),
                              .locale = Locale("en-US"),
                              .now = SystemClock().now()});
}

}    // namespace

Signer::Signer(std::unique_ptr<StandIn> stand_in, ApplicationId application_id)
    : stand_in_(std::move(stand_in)),
      world_(stand_in_->open_world()),
      identity_(world_->with([](const Amazon& amazon) { return signing_identity(amazon); })),
      caller_(
          world_->with([&](Amazon& amazon) { return join(amazon, std::move(application_id)); })) {}

Result<std::unique_ptr<Signer>> Signer::make(const StandInOptions& options,
                                             ApplicationId application_id) {
    SkillUnderTest skill{
        .application_id = application_id, .products = {}, .models = {}, .listeners = {}};
    auto stand_in = StandIn::make(options, std::move(skill));
    if (!stand_in) return std::unexpected(stand_in.error());
    return std::unique_ptr<Signer>(new Signer(std::move(*stand_in), std::move(application_id)));
}

http::OutgoingRequest Signer::sign(const std::string& url, const std::string& body) const {
    return signed_request(url, body, identity_);
}

}    // namespace ask::simulator::doctor
