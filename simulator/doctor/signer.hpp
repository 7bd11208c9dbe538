#pragma once

#include <memory>
#include <string>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "simulator/doctor/examination.hpp"
#include "simulator/envelope_maker.hpp"
#include "simulator/stand_in.hpp"

namespace ask::simulator::doctor {

// Alexa's requests from a customer of the stand-in's who was never here before. Used by one thread
// while others may serve Amazon's hosts.
class Signer {
 public:
    // The endpoint finds the chain on `amazon_port`. Errors: as StandIn::make.
    static Result<std::unique_ptr<Signer>> make(const StandInOptions& options,
                                                ApplicationId application_id);

    [[nodiscard]] const Caller& caller() const { return caller_; }
    [[nodiscard]] http::OutgoingRequest sign(const std::string& url, const std::string& body) const;

 private:
    Signer(std::unique_ptr<StandIn> stand_in, ApplicationId application_id);

    std::unique_ptr<StandIn> stand_in_;
    std::shared_ptr<SharedAmazon> world_;
    SigningIdentity identity_;
    Caller caller_;
};

}    // namespace ask::simulator::doctor
