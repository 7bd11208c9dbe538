#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "certify/faults.hpp"
#include "model/json.hpp"
#include "simulator/amazon.hpp"
#include "simulator/skill_endpoint.hpp"

namespace ask::tests {

// A small skill that does everything right, but for the fault that it is given. It looks up what
// its customers bought in the world that it stands in.
class SmallSkill final : public simulator::SkillEndpoint {
 public:
    explicit SmallSkill(Fault fault) : fault_(fault) {}

    // Whose customers come from now on.
    void stand_in(std::shared_ptr<simulator::SharedAmazon> world) { world_ = std::move(world); }

    Result<http::Response> post(const std::string& body,
                                const simulator::SigningIdentity& identity) override;

 private:
    // One request, and what is known of who sends it.
    struct Asked {
        Json envelope;
        Json request;
        UserId user;
        std::map<std::string, int> counts;    // bought, by reference name
    };
    // What the skill itself remembers of a customer.
    struct Memory {
        std::set<std::string> declined;
        int used = 0;
    };

    [[nodiscard]] bool has(Fault fault) const { return fault_ == fault; }
    [[nodiscard]] static bool owns(const Asked& asked, const std::string& product);
    [[nodiscard]] Asked read(const std::string& body) const;
    [[nodiscard]] int stock(const Asked& asked);

    Json answer(const Asked& asked);
    Json answer_intent(const Asked& asked, const std::string& intent);
    Json answer_purchase(const Asked& asked);
    Json after_already_purchased(const Asked& asked, const std::string& product);
    Json after_no(const Asked& asked, const std::string& product);
    Json list();
    Json describe(const std::string& product);
    Json buy(const Asked& asked, const std::string& product);
    Json open_owned(const Asked& asked, const std::string& product);
    Json tell_or_suggest(const Asked& asked, const std::string& product);
    Json start(const Asked& asked, const std::string& product);
    Json light(const Asked& asked);
    Json count(const Asked& asked);
    Json suggest(const Asked& asked, const std::string& product);
    Json order(const std::string& flow, const std::string& product);
    void disable(const Asked& asked);

    Fault fault_;
    std::shared_ptr<simulator::SharedAmazon> world_;
    std::map<UserId, Memory> memories_;
};

}    // namespace ask::tests
