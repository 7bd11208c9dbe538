#pragma once

#include <memory>
#include <string>

#include "certify/faults.hpp"
#include "certify/small_skill.hpp"
#include "http/message.hpp"
#include "simulator/signing_chains.hpp"

namespace ask::tests {

// What stands before the small skill: lets in only what Alexa signed, but for its fault.
class SmallGate {
 public:
    SmallGate(Fault fault, SmallSkill& skill) : fault_(fault), skill_(skill) {}

    void stand_in(std::shared_ptr<simulator::SharedAmazon> world) { world_ = std::move(world); }
    [[nodiscard]] Result<http::Response> send(const http::OutgoingRequest& request);

 private:
    [[nodiscard]] bool has(Fault fault) const { return fault_ == fault; }
    [[nodiscard]] bool lets_in(const http::OutgoingRequest& request) const;
    [[nodiscard]] bool has_good_chain(const http::OutgoingRequest& request) const;
    [[nodiscard]] bool has_good_signature(const http::OutgoingRequest& request) const;
    [[nodiscard]] bool takes_certificate(simulator::Certificates shown) const;
    [[nodiscard]] bool takes_without_signature(const http::OutgoingRequest& request,
                                               const simulator::SigningKey& key) const;
    [[nodiscard]] unsigned status_for(Fault lets_in, Fault fails) const;
    [[nodiscard]] bool is_fresh(const std::string& timestamp) const;

    Fault fault_;
    SmallSkill& skill_;
    std::shared_ptr<simulator::SharedAmazon> world_;
};

}    // namespace ask::tests
